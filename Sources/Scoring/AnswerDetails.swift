/// What an answer holds beside the segment, where a request asks for it.
package struct AnswerDetails: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The probability of every segment, and how stable the customer's own is.
    package static let probabilities = AnswerDetails(rawValue: 1)

    /// Why the customer is in the segment, and what would have to change.
    package static let explanation = AnswerDetails(rawValue: 2)
}
