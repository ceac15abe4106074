/// Adds up purchases per customer while they are read, holding one entry per customer and per order.
struct RFMAccumulator: ~Copyable {
    private struct Totals {
        var first: Timestamp
        var last: Timestamp
        var orders = 0
        var amount = CompensatedSum()
    }

    private struct Order: Hashable {
        let invoice: Int
        let customer: Int
    }

    private var customers = ByteInterner()
    private var invoices = ByteInterner()
    private var totals: [Totals] = []
    /// The customer of each invoice.
    private var owners: [Int] = []
    /// Orders whose invoice number is another customer's too.
    private var sharedOrders: Set<Order> = []
    private var last = Timestamp(seconds: .min)

    /// Distinct invoice numbers.
    var invoiceCount: Int { invoices.count }

    mutating func add(_ purchase: Purchase, customer id: Span<UInt8>, invoice: Span<UInt8>) {
        let customer = customers.intern(id)
        if customer == totals.count { totals.append(Totals(first: purchase.date, last: purchase.date)) }
        let isNewOrder = isNewOrder(invoices.intern(invoice), of: customer)
        if isNewOrder { totals[customer].orders += 1 }
        if purchase.date < totals[customer].first { totals[customer].first = purchase.date }
        if purchase.date > totals[customer].last { totals[customer].last = purchase.date }
        totals[customer].amount.add(purchase.amount)
        last = max(last, purchase.date)
    }

    /// The table of all customers; the reference is one day after the last purchase.
    ///
    /// - Precondition: there was a purchase.
    func table() -> RFMTable {
        precondition(!totals.isEmpty, "no purchase, no reference date")
        let reference = last.adding(days: 1)
        var ids: [String] = []
        for index in totals.indices { ids.append(customers.text(index)) }
        let rows = Identifier.order(ids).map { index in
            RFMTable.Customer(
                id: ids[index],
                recency: reference.wholeDays(since: totals[index].last),
                frequency: totals[index].orders,
                monetary: totals[index].amount.value,
                tenure: reference.wholeDays(since: totals[index].first))
        }
        return RFMTable(customers: rows, reference: reference)
    }

    private mutating func isNewOrder(_ invoice: Int, of customer: Int) -> Bool {
        if invoice == owners.count {
            owners.append(customer)
            return true
        }
        if owners[invoice] == customer { return false }
        return sharedOrders.insert(Order(invoice: invoice, customer: customer)).inserted
    }
}
