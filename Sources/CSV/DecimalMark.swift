/// What stands before the fraction of a number.
@usableFromInline package enum DecimalMark: String, Sendable, CaseIterable {
    /// `1,234.50`
    case point
    /// `1.234,50`
    case comma
}
