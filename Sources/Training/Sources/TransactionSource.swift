package import CSV

/// Transactions in one or several CSV files, or on standard input, in any order.
package struct TransactionSource {
    private let sources: [any ByteSource]
    private let columns: TransactionColumns
    private var options: CSVOptions

    /// Makes a source of all rows of `sources`, each of which has its own header.
    package init(
        _ sources: [any ByteSource], columns: TransactionColumns = TransactionColumns(),
        options: CSVOptions = CSVOptions()
    ) {
        self.sources = sources
        self.columns = columns
        self.options = options
        if options.wrappedColumns.isEmpty { self.options.wrappedColumns = columns.required }
    }

    /// Reads and cleans all transactions and adds them up per customer.
    ///
    /// - Throws: `SourceError` when a source cannot be read as a table with these columns, or no row is kept.
    package func readRFM() throws(SourceError) -> RFMReading {
        var accumulator = RFMAccumulator()
        var report = RowReport(rules: TransactionCleaning.rules)
        var formats: [CSVFormat] = []
        for source in sources {
            var table = try TableReader(source, options)
            let layout = try TransactionLayout(columns, in: table.header, of: table.name)
            while try table.next() {
                let row = table.record
                report.rowsRead += 1
                switch TransactionCleaning.judge(row, layout) {
                case .keep(let purchase):
                    report.rowsKept += 1
                    accumulator.add(
                        purchase, customer: Identifier.canonical(row[layout.customer]),
                        order: Identifier.canonical(row[layout.order]))
                case .remove(let rule, let column):
                    report.remove(by: rule, RowReport.Example(row, column, header: table.header, source: table.name))
                }
            }
            formats.append(table.format)
        }
        guard report.rowsKept > 0 else { throw .nothingKept(report) }
        return RFMReading(table: accumulator.table(), report: report, formats: formats)
    }
}
