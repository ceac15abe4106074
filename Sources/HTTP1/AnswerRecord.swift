/// What became of one request, for metrics and access logs.
package struct AnswerRecord: Sendable {
    /// The method; nil where the request was refused before it was known.
    package let method: Method?
    /// The number the handler gave its route, zero where the request was refused before it chose.
    package let route: Int
    /// The status sent.
    package let status: UInt16
    /// Whether a stream answered, or broke off.
    package let isStreamed: Bool
    /// Bytes of the body read.
    package let receivedBytes: Int
    /// Bytes of the answer, head and content.
    package let sentBytes: Int
    /// When the read that completed the request's head returned.
    package let received: Timestamp
    /// When the answer was ready to send, to the resolution of the loop's clock: one reading per turn.
    package let answered: Timestamp
    /// Who sent the request.
    package let peer: PeerAddress
}
