/// How a request says where its body ends (RFC 9112 section 6).
package enum BodyFraming: Sendable, Equatable {
    /// Exactly this many bytes follow the head; zero where the head speaks of no body.
    case length(Int)
    /// Chunks follow, up to the one of size zero and its trailers.
    case chunked
}

/// What reading a head established, besides where its bytes stand.
struct RequestFacts: Sendable {
    var method = Method.get
    var isHTTP11 = true
    var framing = BodyFraming.length(0)
    /// Whether the connection may carry another request after this one.
    var isPersistent = true
    var asksToClose = false
    var asksToKeepAlive = false
    var expectsContinue = false
    var pathStart = 0
    var pathEnd = 0
    /// Zero where the target has no `?`; otherwise the offset behind it.
    var queryStart = 0
    var queryEnd = 0
}
