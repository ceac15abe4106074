import CSV

/// Counts and adds up transactions, row by row or piece by piece.
struct TransactionTally: ~Copyable, Sendable {
    private(set) var accumulator = RFMAccumulator()
    private(set) var report = RowReport(rules: TransactionCleaning.rules)
    private var dates = TimestampMemo()

    /// Judges a row and adds what it comes to.
    mutating func add(_ row: borrowing CSVRecord, of table: borrowing TransactionTable) {
        report.rowsRead += 1
        let layout = table.layout
        switch TransactionCleaning.judge(row, layout, &dates) {
        case .keep(let purchase):
            report.rowsKept += 1
            accumulator.add(
                purchase, customer: Identifier.canonical(row[layout.customer]),
                order: Identifier.canonical(row[layout.order]))
        case .remove(let rule, let column):
            report.remove(by: rule, RowReport.Example(row, column, header: table.header, source: table.name))
        }
    }

    /// Adds what later rows came to.
    ///
    /// - Parameter lines: lines of the text before those rows.
    mutating func append(_ later: borrowing TransactionTally, afterLines lines: Int) {
        report.append(later.report, afterLines: lines)
        accumulator.append(later.accumulator)
    }
}
