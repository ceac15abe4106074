package import HTTP1

/// What can be set about a server.
package struct ServerOptions: Sendable {
    /// Event loops, each on a thread; one per core serves best.
    package var loops = 1
    /// Whether the first loop waits for a thread to be lent to it by `Server.run` instead of getting one of its own.
    package var borrowsThread = false
    /// Connections in all; one more is answered with 503 and closed.
    package var maximumConnections = 10_000
    /// Bytes read from a connection at once, and so the most that requests behind an unfinished one make a connection
    /// hold, besides the start of a head.
    package var readBytes = 64 * 1024
    /// The protocol's limits and deadlines.
    package var http = HTTPConfiguration()
    /// The system calls of live connections; tests replace them.
    package var system = SystemCalls.linux

    /// The defaults above.
    package init() {}
}
