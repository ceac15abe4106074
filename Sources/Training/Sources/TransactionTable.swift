import CSV

/// One file of transactions: what it is called, its header, and where its columns stand.
final class TransactionTable: Sendable {
    let name: String
    let header: CSVHeader
    let layout: TransactionLayout
    /// The rules by which its rows are cleaned.
    let rules: [RowRule]

    init(name: String, header: CSVHeader, layout: TransactionLayout, rules: [RowRule]) {
        self.name = name
        self.header = header
        self.layout = layout
        self.rules = rules
    }
}
