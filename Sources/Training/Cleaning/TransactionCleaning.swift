import CSV

/// The rules that decide which transactions count as purchases.
///
/// In this order: no customer id, a cancelled order (`C...`), a quantity of zero or less, a price of zero or less; or,
/// where the file has it instead of these two, an amount of zero or less. A row is unreadable when it has more or fewer
/// fields than the header, or when a field that a rule comes to, or the date, is not what it should be. Exact
/// duplicates stay: an order may hold the same article twice.
package enum TransactionCleaning {
    package static let rules: [RowRule] = [
        .missingIdentifier, .cancellation, .nonPositiveQuantity, .nonPositivePrice, .unreadable,
    ]

    /// The rules that files with these columns are cleaned by.
    static func rules(for amounts: TransactionColumns.Amounts) -> [RowRule] {
        switch amounts {
        case .product: rules
        case .total: [.missingIdentifier, .cancellation, .nonPositiveAmount, .unreadable]
        case .productOrTotal: rules.dropLast() + [.nonPositiveAmount, .unreadable]
        }
    }

    /// What the rules say of a row.
    enum Verdict {
        case keep(Purchase)
        /// `column` is nil when it is the row as a whole.
        case remove(RowRule, column: Int?)
    }

    /// A number above 0, or what is wrong with it.
    private enum Figure {
        case value(NumberReading)
        case remove(RowRule, column: Int)
    }

    /// What was paid, or why that is not known.
    private enum Amount {
        case paid((point: Double, comma: Double))
        case remove(RowRule, column: Int)
    }

    static func judge(
        _ row: borrowing CSVRecord, _ table: TransactionTable, _ dates: inout TimestampMemo,
        _ numbers: inout NumberEvidence
    ) -> Verdict {
        let layout = table.layout
        guard row.count == layout.count else { return .remove(.unreadable, column: nil) }
        if row[layout.customer].trimmingSpaces().isMissingValue {
            return .remove(.missingIdentifier, column: layout.customer)
        }
        if let invoice = layout.invoice, isCancelled(row[invoice]) { return .remove(.cancellation, column: invoice) }
        switch amount(of: row, table, &numbers) {
        case .remove(let rule, let column): return .remove(rule, column: column)
        case .paid(let amount):
            guard let date = dates.read(row[layout.date], order: layout.dateOrder) else {
                return .remove(.unreadable, column: layout.date)
            }
            return .keep(Purchase(amount: amount, date: date))
        }
    }

    private static func amount(
        of row: borrowing CSVRecord, _ table: TransactionTable, _ numbers: inout NumberEvidence
    ) -> Amount {
        switch table.layout.amounts {
        case .total(let column):
            switch positive(row, column, else: .nonPositiveAmount, table, &numbers) {
            case .remove(let rule, let column): return .remove(rule, column: column)
            case .value(let amount): return .paid((amount.point, amount.comma))
            }
        case .product(let quantityColumn, let priceColumn):
            let price: NumberReading
            let quantity: NumberReading
            switch positive(row, quantityColumn, else: .nonPositiveQuantity, table, &numbers) {
            case .remove(let rule, let column): return .remove(rule, column: column)
            case .value(let reading): quantity = reading
            }
            switch positive(row, priceColumn, else: .nonPositivePrice, table, &numbers) {
            case .remove(let rule, let column): return .remove(rule, column: column)
            case .value(let reading): price = reading
            }
            // Two numbers that a Double holds may have a product that it does not.
            let amount = (point: quantity.point * price.point, comma: quantity.comma * price.comma)
            let isFinite = amount.point.isFinite && amount.comma.isFinite
            return isFinite ? .paid(amount) : .remove(.unreadable, column: priceColumn)
        }
    }

    @inline(__always)
    private static func positive(
        _ row: borrowing CSVRecord, _ column: Int, else rule: RowRule, _ table: TransactionTable,
        _ numbers: inout NumberEvidence
    ) -> Figure {
        let reading = numbers.read(
            row[column].trimmingSpaces(), mark: table.layout.decimalMark,
            RowReport.Example(row, column, header: table.header, source: table.name))
        guard let reading else { return .remove(.unreadable, column: column) }
        return reading.point > 0 ? .value(reading) : .remove(rule, column: column)
    }

    private static func isCancelled(_ invoice: Span<UInt8>) -> Bool {
        let invoice = invoice.trimmingSpaces()
        return !invoice.isEmpty && invoice[0] | 0x20 == UInt8(ascii: "c")
    }
}
