package import HTTP1

/// What the service knows of its own work: one for the process, shared by the handlers of all loops.
package struct Telemetry: Sendable {
    /// The counters.
    package let metrics: Metrics
    /// Where a line for each request goes; nil for nowhere.
    package let accessLog: AccessLog?
    /// Reads the clock that the transport's timestamps come from.
    let clock: @Sendable () -> Timestamp

    /// Keeps counters and, where wanted, an access log.
    package init(
        metrics: Metrics = Metrics(), accessLog: AccessLog? = nil, clock: @escaping @Sendable () -> Timestamp
    ) {
        self.metrics = metrics
        self.accessLog = accessLog
        self.clock = clock
    }
}
