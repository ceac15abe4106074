import CSV

/// Where the columns of transactions stand in one file.
struct TransactionLayout: Sendable {
    enum Amounts: Sendable {
        case product(quantity: Int, price: Int)
        case total(Int)
    }

    /// Numbers of orders, of which those that start with `C` are cancellations.
    let invoice: Int?
    /// The column that tells a customer's orders apart; nil where every row is one.
    let order: Int?
    let customer: Int
    let amounts: Amounts
    let date: Int
    /// Number of fields that every row must have.
    let count: Int
    let dateOrder: DateOrder?
    let decimalMark: DecimalMark?

    init(_ columns: TransactionColumns, in header: CSVHeader, of source: String) throws(SourceError) {
        customer = try header.index(of: columns.customer, in: source)
        date = try header.index(of: columns.date, in: source)
        switch columns.orders {
        case .numbered(let choice): invoice = try header.index(of: choice, in: source)
        case .numberedIfPresent(let choice):
            invoice = header.contains(choice) ? try header.index(of: choice, in: source) : nil
        case .rows, .moments: invoice = nil
        }
        if case .moments = columns.orders { order = date } else { order = invoice }
        amounts = try Amounts(columns.amounts, in: header, of: source)
        count = header.count
        dateOrder = columns.dateOrder
        decimalMark = columns.decimalMark
    }
}

extension TransactionLayout.Amounts {
    init(_ amounts: TransactionColumns.Amounts, in header: CSVHeader, of source: String) throws(SourceError) {
        switch amounts {
        case .product(let quantity, let price):
            self = .product(
                quantity: try header.index(of: quantity, in: source), price: try header.index(of: price, in: source))
        case .total(let amount): self = .total(try header.index(of: amount, in: source))
        case .productOrTotal(let quantity, let price, let amount):
            let isProduct = header.contains(quantity) && header.contains(price)
            try self.init(
                isProduct ? .product(quantity: quantity, price: price) : .total(amount), in: header, of: source)
        }
    }
}
