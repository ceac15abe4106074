import CSV

/// One file of transactions: what it is called, its header, and where its columns stand.
struct TransactionTable: Sendable {
    let name: String
    let header: CSVHeader
    let layout: TransactionLayout
    /// The rules by which its rows are cleaned.
    let rules: [RowRule]
}
