/// How a request says where its body ends (RFC 9112 section 6).
@frozen @usableFromInline package enum BodyFraming: Sendable, Equatable {
    /// Exactly this many bytes follow the head; zero where the head speaks of no body.
    case length(Int)
    /// Chunks follow, up to the one of size zero and its trailers.
    case chunked
}

/// What reading a head established, besides where its bytes stand.
@usableFromInline struct RequestFacts: Sendable {
    @usableFromInline var method = Method.get
    @usableFromInline var isHTTP11 = true
    @usableFromInline var framing = BodyFraming.length(0)
    /// Whether the connection may carry another request after this one.
    var isPersistent = true
    var asksToClose = false
    var asksToKeepAlive = false
    @usableFromInline var expectsContinue = false
    @usableFromInline var pathStart = 0
    @usableFromInline var pathEnd = 0
    /// Where the query begins; equal to its end where there is none.
    @usableFromInline var queryStart = 0
    @usableFromInline var queryEnd = 0
    /// Which field is the first `Content-Type`.
    @usableFromInline var contentType: Int?
    /// Whether there are further ones.
    @usableFromInline var repeatsContentType = false
    /// Which field is the first `Content-Encoding` that says the content is packed.
    @usableFromInline var contentEncoding: Int?
    /// Who sent the request.
    @usableFromInline var peer = PeerAddress(high: 0, low: 0, port: 0)
}
