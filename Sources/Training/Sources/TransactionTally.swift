import CSV

/// Counts and adds up transactions, row by row or piece by piece.
struct TransactionTally: ~Copyable, Sendable {
    private(set) var accumulator = RFMAccumulator()
    private(set) var report: RowReport
    private(set) var evidence = DateEvidence()
    private(set) var numbers = NumberEvidence()
    private var dates = TimestampMemo()

    /// Makes a tally of no rows under `rules`.
    init(rules: [RowRule]) {
        report = RowReport(rules: rules)
    }

    /// Judges a row and adds what it comes to.
    mutating func add(_ row: borrowing CSVRecord, of table: TransactionTable) {
        report.rowsRead += 1
        let layout = table.layout
        switch TransactionCleaning.judge(row, table, &dates, &numbers) {
        case .keep(let purchase):
            report.rowsKept += 1
            evidence.add(
                purchase.date, RowReport.Example(row, layout.date, header: table.header, source: table.name))
            let customer = Identifier.canonical(row[layout.customer])
            if let order = layout.order {
                accumulator.add(purchase, customer: customer, order: Identifier.canonical(row[order]))
            } else {
                accumulator.add(purchase, customer: customer, order: nil)
            }
        case .remove(let rule, let column):
            report.remove(by: rule, RowReport.Example(row, column, header: table.header, source: table.name))
        }
    }

    /// Adds what later rows came to.
    ///
    /// - Parameter lines: lines of the text before those rows.
    mutating func append(_ later: borrowing TransactionTally, afterLines lines: Int) {
        report.append(later.report, afterLines: lines)
        evidence.append(later.evidence, afterLines: lines)
        numbers.append(later.numbers, afterLines: lines)
        accumulator.append(later.accumulator)
    }

    /// All that was read.
    ///
    /// - Parameters:
    ///   - order: the order that dates had to be read in; nil where it was to be found.
    ///   - mark: the decimal mark that numbers had to be read with, likewise.
    func reading(
        order: DateOrder?, mark: DecimalMark?, formats: [CSVFormat]
    ) throws(SourceError) -> RFMReading {
        guard report.rowsKept > 0 else { throw .nothingKept(report) }
        let dates = try evidence.finding(order: order)
        let amounts = try numbers.finding(mark: mark)
        return RFMReading(
            table: accumulator.table(dates.order, amounts.mark), report: report, formats: formats, dates: dates,
            numbers: amounts)
    }
}
