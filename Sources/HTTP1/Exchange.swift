/// The request a connection is busy with, and what has been sent for it.
struct Exchange: Sendable {
    var method: Method?
    var isHTTP11 = true
    var isPersistent = true
    var framing = BodyFraming.length(0)
    var route = 0
    /// The longest body its route takes.
    var limit = 0
    var received: Timestamp
    var receivedBytes = 0
    var sentBytes = 0
    /// The status and head of a streamed answer, once sent.
    var streamStatus: UInt16?

    /// The exchange before anything of the request is known.
    init(received: Timestamp) { self.received = received }

    /// The exchange of a request whose head was just read.
    init(_ facts: RequestFacts, received: Timestamp) {
        method = facts.method
        isHTTP11 = facts.isHTTP11
        isPersistent = facts.isPersistent
        framing = facts.framing
        self.received = received
    }
}
