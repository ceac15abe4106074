import Transport

/// A port on 127.0.0.1 where connections are taken and nothing is ever answered.
package final class SilentServer: Sendable {
    private let listener: Listener

    /// Begins to listen on a free port.
    package init() throws {
        listener = try Listener(address: "127.0.0.1", port: 0)
    }

    /// Where it is: `http://127.0.0.1:4711`.
    package var address: String { "http://127.0.0.1:\(listener.port)" }
}
