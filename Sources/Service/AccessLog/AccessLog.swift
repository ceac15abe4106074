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
    /// Held while a pipe or terminal is asked for room and written to: what room there is must not go to another loop.
    let turn = Lock<Void>(())

    /// Makes a log, once it is sure that it can be written.
    package init(_ target: Target) throws(AccessLogError) {
        self.target = target
        try check()
    }

    /// Tries to open what the lines are written to.
    package func check() throws(AccessLogError) { _ = try LogFile(target) }
}
