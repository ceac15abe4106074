package import CSV

/// The columns of a transaction file, by the names that known files give them.
package struct TransactionColumns: Sendable {
    /// Number of the order that the row belongs to; cancellations start with `C`. Nil for files that have none: what a
    /// customer buys at one moment is then one order.
    package var invoice: CSVColumn? = CSVColumn(
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
    var required: [CSVColumn] { [invoice, customer, quantity, price, date].compactMap(\.self) }
}
