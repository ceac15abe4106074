package import CSV

/// Why training data cannot be read.
package enum SourceError: Error, Equatable, CustomStringConvertible {
    case unreadable(source: String, reason: String)
    case malformed(source: String, CSVError)
    case header(source: String, CSVHeaderError)
    /// The text has not even a header.
    case empty(source: String)
    /// Every row was taken out by a rule.
    case nothingKept(RowReport)

    package var description: String {
        switch self {
        case .unreadable(let source, let reason): "\(source): \(reason)"
        case .malformed(let source, let error): "\(source): \(error)"
        case .header(let source, let error): "\(source): \(error)"
        case .empty(let source): "\(source): expected a header and rows, found nothing"
        case .nothingKept(let report): Self.sentence(report)
        }
    }

    private static func sentence(_ report: RowReport) -> String {
        let reasons = report.removals.filter { $0.rows > 0 }.map { "\($0.rule.rawValue) \($0.rows)" }
        let end = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
        return "none of \(report.rowsRead) rows can be used" + end
    }
}
