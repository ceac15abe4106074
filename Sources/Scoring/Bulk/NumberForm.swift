internal import CSV

/// How the numbers of a table are written. Rows are answered as they come, so it cannot be told by all of them and is said.
package enum NumberForm: String, Sendable, CaseIterable {
    /// As programs write them: `1234.5`, `1e3`.
    case plain
    /// As people write them, with a decimal point: `1,234.50`, `$5`, `(12.00)` for less than zero.
    case point
    /// As people write them, with a decimal comma: `1.234,50`, `3,50 €`.
    case comma

    /// What stands before fractions; nil where numbers are plain.
    var decimalMark: DecimalMark? {
        switch self {
        case .plain: nil
        case .point: .point
        case .comma: .comma
        }
    }
}
