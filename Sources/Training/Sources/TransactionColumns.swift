package import CSV

/// Which columns of a transaction file say what; by default those of shops' exports, by the names they usually have.
package struct TransactionColumns: Sendable {
    /// What makes rows of a customer one order.
    package enum Orders: Sendable {
        /// A number that they share; cancellations start with `C`.
        case numbered(ColumnChoice)
        /// As `numbered` where the file has that column, else as `rows`.
        case numberedIfPresent(ColumnChoice)
        /// Every row is an order.
        case rows
        /// What a customer buys at one moment.
        case moments
    }

    /// What says how much was paid.
    package enum Amounts: Sendable {
        /// A quantity, and the price of one piece.
        case product(quantity: ColumnChoice, price: ColumnChoice)
        /// The amount itself.
        case total(ColumnChoice)
        /// Quantity and price where the file has both, else the amount.
        case productOrTotal(quantity: ColumnChoice, price: ColumnChoice, ColumnChoice)
    }

    package static let invoice = CSVColumn(
        "InvoiceNo",
        aliases: [
            "Invoice", "InvoiceID", "InvoiceNumber", "OrderID", "OrderNo", "OrderNumber", "Order", "TransactionID",
        ])
    package static let customer = CSVColumn(
        "CustomerID", aliases: ["Customer", "CustomerNo", "CustomerNumber", "ClientID", "UserID", "CustID"])
    package static let quantity = CSVColumn("Quantity", aliases: ["Qty", "Units", "QuantityOrdered"])
    package static let price = CSVColumn("UnitPrice", aliases: ["Price", "PricePerUnit", "PriceEach"])
    package static let amount = CSVColumn(
        "Amount",
        aliases: ["TotalAmount", "Total", "TotalPrice", "Sales", "Revenue", "LineTotal", "OrderValue", "Spent"])
    package static let date = CSVColumn(
        "InvoiceDate", aliases: ["Date", "OrderDate", "TransactionDate", "PurchaseDate", "Timestamp"])

    package var orders = Orders.numbered(.named(invoice))
    /// Who bought.
    package var customer = ColumnChoice.named(Self.customer)
    package var amounts = Amounts.product(quantity: .named(quantity), price: .named(price))
    /// When it was bought.
    package var date = ColumnChoice.named(Self.date)
    /// Which number of a date like 2/1/2011 is the month; nil to tell by all dates of the files.
    package var dateOrder: DateOrder?
    /// What stands before the fractions of numbers; nil to tell by all numbers of the files.
    package var decimalMark: DecimalMark?
    /// Whether the first record names the columns.
    package var hasHeader = true

    package init() {}

    /// The named columns that every file has.
    package var required: [CSVColumn] {
        var choices = [customer, date]
        if case .numbered(let invoice) = orders { choices.append(invoice) }
        switch amounts {
        case .product(let quantity, let price): choices += [quantity, price]
        case .total(let amount): choices.append(amount)
        case .productOrTotal: break
        }
        return choices.compactMap(\.name)
    }
}
