/// What an answer holds beside the segment, where a request asks for it.
@frozen @usableFromInline package struct AnswerDetails: OptionSet, Sendable {
    @usableFromInline package let rawValue: UInt8

    @inlinable
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nothing, as nearly every request asks. The literal `[]` says the same in a thousand instructions.
    @inlinable
    package static var none: AnswerDetails { AnswerDetails(rawValue: 0) }

    /// The probability of every segment, and how stable the customer's own is.
    package static let probabilities = AnswerDetails(rawValue: 1)

    /// Why the customer is in the segment, and what would have to change.
    package static let explanation = AnswerDetails(rawValue: 2)

    /// Where the customer stands on the model's map.
    package static let coordinates = AnswerDetails(rawValue: 4)
}
