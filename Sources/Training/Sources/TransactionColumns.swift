package import CSV

/// The columns of a transaction file, by the names that known files give them.
package struct TransactionColumns: Sendable {
    /// Number of the order that the row belongs to; cancellations start with `C`.
    package var invoice = CSVColumn(
        "InvoiceNo",
        aliases: [
            "Invoice", "InvoiceID", "InvoiceNumber", "OrderID", "OrderNo", "OrderNumber", "Order", "TransactionID",
        ])
    /// Who bought.
    package var customer = CSVColumn(
        "CustomerID", aliases: ["Customer", "CustomerNo", "CustomerNumber", "ClientID", "UserID", "CustID"])
    /// How many pieces, of `price` each.
    package var quantity = CSVColumn("Quantity", aliases: ["Qty", "Units", "QuantityOrdered"])
    /// What one piece cost.
    package var price = CSVColumn("UnitPrice", aliases: ["Price", "PricePerUnit", "PriceEach"])
    /// When it was bought.
    package var date = CSVColumn(
        "InvoiceDate", aliases: ["Date", "OrderDate", "TransactionDate", "PurchaseDate", "Timestamp"])
    /// Which number of a date is the month.
    package var dateOrder = DateOrder.monthFirst

    package init() {}

    /// All columns that a file must have.
    var required: [CSVColumn] { [invoice, customer, quantity, price, date] }
}

/// Where the columns of transactions stand in one file.
struct TransactionLayout {
    let invoice: Int
    let customer: Int
    let quantity: Int
    let price: Int
    let date: Int
    /// Number of fields that every row must have.
    let count: Int
    let dateOrder: DateOrder

    init(_ columns: TransactionColumns, in header: CSVHeader, of source: String) throws(SourceError) {
        invoice = try header.index(of: columns.invoice, in: source)
        customer = try header.index(of: columns.customer, in: source)
        quantity = try header.index(of: columns.quantity, in: source)
        price = try header.index(of: columns.price, in: source)
        date = try header.index(of: columns.date, in: source)
        count = header.count
        dateOrder = columns.dateOrder
    }
}
