package import CSV

/// Why training data cannot be read.
package enum SourceError: Error, Equatable, CustomStringConvertible {
    case unreadable(source: String, reason: String)
    case malformed(source: String, CSVError)
    case header(source: String, CSVHeaderError)
    /// The text has not even a header.
    case empty(source: String)
    /// The text has a header and nothing behind it.
    case noRows(source: String)
    /// A row cannot be read, and none such was to be left out.
    case unreadableRow(RowReport.Example)
    /// Of the dates that mean something else when day and month change places, some have no meaning one way and some
    /// the other way.
    case mixedDateOrders(monthFirst: RowReport.Example, dayFirst: RowReport.Example)
    /// Of the numbers that mean something else when point and comma change places, some have no meaning one way and some
    /// the other way.
    case mixedDecimalMarks(point: RowReport.Example, comma: RowReport.Example)
    /// A number means one thing with a decimal point and another with a decimal comma, and no other tells which.
    case ambiguousNumbers(RowReport.Example)
    /// Amounts in two currencies cannot be added up.
    case mixedCurrencies(RowReport.Example, RowReport.Example)
    /// Every row was taken out by a rule.
    case nothingKept(RowReport)

    package var description: String {
        switch self {
        case .unreadable(let source, let reason): "\(source): \(reason)"
        case .malformed(let source, let error): "\(source): \(error)"
        case .header(let source, let error): "\(source): \(error)"
        case .empty(let source): "\(source): expected a header and rows, found nothing"
        case .noRows(let source): "\(source): expected rows behind the header, found none"
        case .unreadableRow(let row):
            "\(row.source), line \(row.line)\(row.column.isEmpty ? "" : ", \(row.column)"): cannot be read:"
                + " \"\(row.found)\""
        case .mixedDateOrders(let monthFirst, let dayFirst):
            "expected all dates in one order, found \"\(monthFirst.found)\" (\(monthFirst.source), line"
                + " \(monthFirst.line)), which is month first, and \"\(dayFirst.found)\" (\(dayFirst.source), line"
                + " \(dayFirst.line)), which is day first; say which is meant, and the other rows are left out"
        case .mixedDecimalMarks(let point, let comma):
            "expected all numbers with one decimal mark, found \(point.place), which has a point, and \(comma.place),"
                + " which has a comma; say which is meant, and the other rows are left out"
        case .ambiguousNumbers(let number):
            "expected numbers of which one at least shows its decimal mark, found \(number.place), which has a decimal"
                + " comma or one between thousands; say whether point or comma is the decimal mark"
        case .mixedCurrencies(let one, let other):
            "expected all amounts in one currency, found \(one.place) and \(other.place)"
        case .nothingKept(let report): Self.sentence(report)
        }
    }

    private static func sentence(_ report: RowReport) -> String {
        guard report.rowsRead > 0 else { return "expected at least one row of data, found none" }
        let reasons = report.removals.filter { $0.rows > 0 }.map { "\($0.rule.rawValue) \($0.rows)" }
        let end = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
        return "none of \(report.rowsRead) rows can be used" + end
    }
}

extension RowReport.Example {
    /// What was found, and where.
    fileprivate var place: String { "\"\(found)\" (\(source), line \(line)\(column.isEmpty ? "" : ", \(column)"))" }
}
