import CSV

extension RowReport.Example {
    /// What `row` holds in `column`, or how many fields it has.
    init(_ row: borrowing CSVRecord, _ column: Int?, header: CSVHeader, source: String) {
        guard let column, column < row.count else {
            self.init(
                source: source, line: row.line, column: column.map { header.names[$0] } ?? "",
                found: "\(row.count) fields, where the header has \(header.count)")
            return
        }
        self.init(
            source: source, line: row.line, column: header.names[column], found: String(row.text(column).prefix(80)))
    }
}
