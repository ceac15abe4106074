import FoundationEssentials

/// When a GET that failed is tried again, and how long is waited before.
///
/// Waits double from try to try up to a limit; each is drawn from the upper half of its range, so that clients that
/// failed together do not come back together. A service that says `Retry-After` is taken at its word, up to the limit.
package struct RetryPolicy: Sendable, Equatable {
    /// Tries after the first.
    package var retries = 4
    /// The longest wait before the second try, in seconds.
    package var firstDelaySeconds = 0.5
    /// The longest wait of all, in seconds.
    package var longestDelaySeconds = 30.0

    /// The defaults above.
    package init() {}

    /// Whether another try may fare better: no answer, half an answer, too many requests, or a fault of the server's.
    func isWorthRetrying(_ finding: FetchError.Finding) -> Bool {
        switch finding {
        case .failure(.timedOut), .failure(.truncated), .failure(.connection): true
        case .failure(.tooLarge), .redirect: false
        // 501 and 505 say that the server cannot do it at all.
        case .status(let status):
            [408, 425, 429].contains(status) || (500...599).contains(status) && ![501, 505].contains(status)
        }
    }

    /// The wait after try number `attempt`, counted from 1.
    func delay(afterAttempt attempt: Int, retryAfter: String?, _ generator: inout SeededGenerator) -> Duration {
        if let seconds = retryAfter.flatMap(Double.init), seconds >= 0 {
            return .seconds(min(seconds, longestDelaySeconds))
        }
        let longest = min(firstDelaySeconds * Double(1 << min(attempt - 1, 30)), longestDelaySeconds)
        return .seconds(longest * (1 + generator.unitInterval()) / 2)
    }
}
