package import HTTP1

/// What the service knows of its own work: one for the process, shared by the handlers of all loops.
package struct Telemetry: Sendable {
    /// The counters.
    package let metrics: Metrics
    /// Reads the clock that the transport's timestamps come from.
    let clock: @Sendable () -> Timestamp

    /// Keeps counters.
    package init(metrics: Metrics, clock: @escaping @Sendable () -> Timestamp) {
        self.metrics = metrics
        self.clock = clock
    }
}
