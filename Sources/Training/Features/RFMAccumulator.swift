/// Adds up purchases per customer while they are read, holding one entry per customer and per order.
struct RFMAccumulator: ~Copyable, Sendable {
    private struct Totals: Sendable {
        var first: Timestamp
        var last: Timestamp
        var orders = 0
        var amount = CompensatedSum()
    }

    private struct Order: Hashable, Sendable {
        let name: Int
        let customer: Int
    }

    private var customers = ByteInterner()
    private var orders = ByteInterner()
    private var totals: [Totals] = []
    /// The customer who first had an order of each name.
    private var owners: [Int] = []
    /// Orders whose name is another customer's too.
    private var sharedOrders: Set<Order> = []
    private var last = Timestamp(seconds: .min)

    /// - Parameter order: the name that the rows of one order of this customer share.
    mutating func add(_ purchase: Purchase, customer id: Span<UInt8>, order: Span<UInt8>) {
        let customer = customers.intern(id)
        if customer == totals.count { totals.append(Totals(first: purchase.date, last: purchase.date)) }
        count(orders.intern(order), of: customer)
        if purchase.date < totals[customer].first { totals[customer].first = purchase.date }
        if purchase.date > totals[customer].last { totals[customer].last = purchase.date }
        totals[customer].amount.add(purchase.amount)
        last = max(last, purchase.date)
    }

    /// Adds purchases that were added up apart.
    mutating func append(_ later: borrowing RFMAccumulator) {
        var customerNumbers: [Int] = []
        for (index, other) in later.totals.enumerated() {
            let customer = customers.intern(later.customers.run(index))
            customerNumbers.append(customer)
            if customer == totals.count { totals.append(Totals(first: other.first, last: other.last)) }
            totals[customer].first = min(totals[customer].first, other.first)
            totals[customer].last = max(totals[customer].last, other.last)
            totals[customer].amount.add(other.amount)
        }
        var orderNumbers: [Int] = []
        for (index, owner) in later.owners.enumerated() {
            orderNumbers.append(orders.intern(later.orders.run(index)))
            count(orderNumbers[index], of: customerNumbers[owner])
        }
        for order in later.sharedOrders { count(orderNumbers[order.name], of: customerNumbers[order.customer]) }
        last = max(last, later.last)
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

    /// Counts an order of a customer, unless it was counted before.
    private mutating func count(_ name: Int, of customer: Int) {
        if name == owners.count {
            owners.append(customer)
        } else if owners[name] == customer || !sharedOrders.insert(Order(name: name, customer: customer)).inserted {
            return
        }
        totals[customer].orders += 1
    }
}
