import CSV

/// Where the columns of transactions stand in one file.
struct TransactionLayout {
    let invoice: Int?
    let customer: Int
    let quantity: Int
    let price: Int
    let date: Int
    /// Number of fields that every row must have.
    let count: Int
    let dateOrder: DateOrder

    /// The column that tells a customer's orders apart.
    var order: Int { invoice ?? date }

    init(_ columns: TransactionColumns, in header: CSVHeader, of source: String) throws(SourceError) {
        if let column = columns.invoice {
            invoice = try header.index(of: column, in: source)
        } else {
            invoice = nil
        }
        customer = try header.index(of: columns.customer, in: source)
        quantity = try header.index(of: columns.quantity, in: source)
        price = try header.index(of: columns.price, in: source)
        date = try header.index(of: columns.date, in: source)
        count = header.count
        dateOrder = columns.dateOrder
    }
}
