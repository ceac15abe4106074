/// What became of one request, for metrics and access logs.
@usableFromInline package struct AnswerRecord: Sendable {
    /// The method; nil where the request was refused before it was known.
    @usableFromInline package let method: Method?
    /// The number the handler gave its route, zero where the request was refused before it chose.
    @usableFromInline package let route: Int
    /// The status sent.
    @usableFromInline package let status: UInt16
    /// Whether a stream answered, or broke off.
    @usableFromInline package let isStreamed: Bool
    /// Bytes of the body read.
    @usableFromInline package let receivedBytes: Int
    /// Bytes of the answer, head and content.
    @usableFromInline package let sentBytes: Int
    /// When the read that completed the request's head returned.
    @usableFromInline package let received: Timestamp
    /// When the answer was ready to send, to the resolution of the loop's clock: one reading per turn.
    @usableFromInline package let answered: Timestamp
    /// Who sent the request.
    @usableFromInline package let peer: PeerAddress
}
