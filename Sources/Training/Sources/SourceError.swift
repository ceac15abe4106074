package import CSV

/// Why training data cannot be read.
package enum SourceError: Error, Equatable, CustomStringConvertible {
    case unreadable(source: String, reason: String)
    case malformed(source: String, CSVError)
    case header(source: String, CSVHeaderError)
    /// The text has not even a header.
    case empty(source: String)
    /// A row cannot be read, and none such was to be left out.
    case unreadableRow(RowReport.Example)
    /// Of the dates that mean something else when day and month change places, some have no meaning one way and some
    /// the other way.
    case mixedDateOrders(monthFirst: RowReport.Example, dayFirst: RowReport.Example)
    /// Every row was taken out by a rule.
    case nothingKept(RowReport)

    package var description: String {
        switch self {
        case .unreadable(let source, let reason): "\(source): \(reason)"
        case .malformed(let source, let error): "\(source): \(error)"
        case .header(let source, let error): "\(source): \(error)"
        case .empty(let source): "\(source): expected a header and rows, found nothing"
        case .unreadableRow(let row):
            "\(row.source), line \(row.line)\(row.column.isEmpty ? "" : ", \(row.column)"): cannot be read:"
                + " \"\(row.found)\""
        case .mixedDateOrders(let monthFirst, let dayFirst):
            "expected all dates in one order, found \"\(monthFirst.found)\" (\(monthFirst.source), line"
                + " \(monthFirst.line)), which is month first, and \"\(dayFirst.found)\" (\(dayFirst.source), line"
                + " \(dayFirst.line)), which is day first; say which is meant, and the other rows are left out"
        case .nothingKept(let report): Self.sentence(report)
        }
    }

    private static func sentence(_ report: RowReport) -> String {
        let reasons = report.removals.filter { $0.rows > 0 }.map { "\($0.rule.rawValue) \($0.rows)" }
        let end = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
        return "none of \(report.rowsRead) rows can be used" + end
    }
}
