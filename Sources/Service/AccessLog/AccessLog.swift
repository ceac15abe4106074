import Locks

/// Where a line for each request goes: one for the process, with a writer for each loop.
package final class AccessLog: Sendable {
    /// What the lines are written to.
    package enum Target: Sendable, Equatable {
        case standardOutput
        /// A path: appended to, made where there is nothing.
        case file(String)
    }

    /// What the lines are written to.
    let target: Target
    /// Whose word is taken for who asks; nil where everybody asks for themselves.
    let proxies: TrustedProxies?
    /// Held while a pipe or terminal is asked for room and written to: what room there is must not go to another loop.
    let turn = Lock<Void>(())

    /// Makes a log, once it is sure that it can be written.
    ///
    /// - Parameter proxies: whose word is taken for who asks; nil where everybody asks for themselves.
    package init(_ target: Target, proxies: TrustedProxies? = nil) throws(AccessLogError) {
        self.target = target
        self.proxies = proxies
        try check()
    }

    /// Tries to open what the lines are written to.
    package func check() throws(AccessLogError) { _ = try LogFile(target) }
}
