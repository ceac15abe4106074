package import FoundationEssentials

/// What sends a GET and takes the answer: one exchange, without second tries and without following redirects.
package protocol WebClient {
    /// The whole answer at `address`, whatever its status.
    func get(_ address: URL) throws(WebFailure) -> WebAnswer
}

/// An answer to a GET.
package struct WebAnswer: Sendable, Equatable {
    /// The three digits.
    package let status: Int
    /// The field `Location`, where it was sent.
    package let location: String?
    /// The field `Retry-After`, where it was sent.
    package let retryAfter: String?
    /// The content, any compression undone.
    package let body: Data

    /// Makes an answer.
    package init(status: Int, location: String? = nil, retryAfter: String? = nil, body: Data = Data()) {
        self.status = status
        self.location = location
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// Why there is no whole answer.
package enum WebFailure: Error, Equatable {
    /// There was none within the time allowed.
    case timedOut(seconds: Double)
    /// The content is larger than allowed.
    case tooLarge(limitBytes: Int)
    /// The content ended before the length that the head gives.
    case truncated(expectedBytes: Int, foundBytes: Int)
    /// The connection could not be made, or broke; the reason is in the words of the library.
    case connection(reason: String)
}
