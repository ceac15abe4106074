import CSV

/// The rules that decide which transactions count as purchases.
///
/// In this order: no customer id, a cancelled order (`C...`), a quantity of zero or less, a price of zero or less. A
/// row is unreadable when it has more or fewer fields than the header, or when a field that a rule comes to, or the
/// date, is not what it should be. Exact duplicates stay: an order may hold the same article twice.
package enum TransactionCleaning {
    package static let rules: [RowRule] = [
        .missingIdentifier, .cancellation, .nonPositiveQuantity, .nonPositivePrice, .unreadable,
    ]

    /// What the rules say of a row.
    enum Verdict {
        case keep(Purchase)
        /// `column` is nil when it is the row as a whole.
        case remove(RowRule, column: Int?)
    }

    static func judge(
        _ row: borrowing CSVRecord, _ layout: borrowing TransactionLayout, _ dates: inout TimestampMemo
    ) -> Verdict {
        guard row.count == layout.count else { return .remove(.unreadable, column: nil) }
        if row[layout.customer].trimmingSpaces().isMissingValue {
            return .remove(.missingIdentifier, column: layout.customer)
        }
        if let invoice = layout.invoice, isCancelled(row[invoice]) { return .remove(.cancellation, column: invoice) }
        guard let quantity = row.number(layout.quantity) else { return .remove(.unreadable, column: layout.quantity) }
        guard quantity > 0 else { return .remove(.nonPositiveQuantity, column: layout.quantity) }
        guard let price = row.number(layout.price) else { return .remove(.unreadable, column: layout.price) }
        guard price > 0 else { return .remove(.nonPositivePrice, column: layout.price) }
        // Two numbers that a Double holds may have a product that it does not.
        guard (quantity * price).isFinite else { return .remove(.unreadable, column: layout.price) }
        guard let date = dates.read(row[layout.date], order: layout.dateOrder) else {
            return .remove(.unreadable, column: layout.date)
        }
        return .keep(Purchase(amount: quantity * price, date: date))
    }

    private static func isCancelled(_ invoice: Span<UInt8>) -> Bool {
        let invoice = invoice.trimmingSpaces()
        return !invoice.isEmpty && invoice[0] | 0x20 == UInt8(ascii: "c")
    }
}
