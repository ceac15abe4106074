import HTTP1

/// A live connection: the socket, its protocol state, and what the loop has told the kernel about it.
struct Connection: ~Copyable {
    let descriptor: Descriptor
    var http: HTTPConnection
    var interest: Poller.Interest
    /// Whether it waits in the loop's queue for another turn.
    var awaitsTurn = false
    /// Whether it counts against the connection limit; those being refused do not.
    let isCounted: Bool

    /// Whether it waits for a request, and the kernel is to tell of one: all that most connections come to.
    var awaitsRequest: Bool { interest == .read && http.awaitsRequest }
}
