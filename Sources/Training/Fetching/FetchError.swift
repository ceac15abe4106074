/// Why the content at an address could not be had.
package struct FetchError: Error, Equatable, CustomStringConvertible {
    /// What was found in place of content.
    package enum Finding: Sendable, Equatable {
        /// No whole answer.
        case failure(WebFailure)
        /// An answer with another status than 200.
        case status(Int)
        /// A redirect that is not followed, and why.
        case redirect(to: String, reason: String)
    }

    /// The address asked.
    package let address: String
    /// What the last try found.
    package let finding: Finding
    /// How often it was tried.
    package let attempts: Int

    /// A sentence for a person: address, what was expected, what was found.
    package var description: String {
        "\(address): \(finding)" + (attempts > 1 ? " (the last of \(attempts) tries)" : "")
    }
}

extension FetchError.Finding: CustomStringConvertible {
    /// What was expected and what was found.
    package var description: String {
        switch self {
        case .failure(.timedOut(let seconds)):
            "expected an answer within \(seconds.formatted) s, found none"
        case .failure(.tooLarge(let limit)):
            "expected at most \(FigureFormat.whole.text(Double(limit))) bytes, found more"
        case .failure(.truncated(let expected, let found)):
            "expected \(expected) bytes as the answer's head says, found \(found)"
        case .failure(.connection(let reason)): "expected an answer, found a fault of the connection (\(reason))"
        case .status(let status): "expected status 200, found \(status)"
        case .redirect(let target, let reason): "expected an answer, found a redirect to \(target): \(reason)"
        }
    }
}

extension Double {
    /// Without the point where it is whole.
    fileprivate var formatted: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
