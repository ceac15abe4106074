import CSV

/// Adds up purchases per customer while they are read, holding one entry per customer and per order.
struct RFMAccumulator: ~Copyable, Sendable {
    private struct Totals: Sendable {
        var dates: DateSpans
        /// Orders that have a name, each counted once.
        var orders = 0
        /// Rows that are an order each.
        var rows = 0
        var amount = AmountSums()
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

    /// - Parameter order: the name that the rows of one order of this customer share; nil where each row is an order.
    mutating func add(_ purchase: Purchase, customer id: Span<UInt8>, order: Span<UInt8>?) {
        let customer = enter(id, DateSpans(purchase.date))
        totals[customer].amount.add(purchase.amount)
        if let order { count(orders.intern(order), of: customer) } else { totals[customer].rows += 1 }
    }

    /// Adds purchases that were added up apart.
    mutating func append(_ later: borrowing RFMAccumulator) {
        var customerNumbers: [Int] = []
        for (index, other) in later.totals.enumerated() {
            let customer = enter(later.customers.run(index), other.dates)
            customerNumbers.append(customer)
            totals[customer].amount.add(other.amount)
            totals[customer].rows += other.rows
        }
        var orderNumbers: [Int] = []
        for (index, owner) in later.owners.enumerated() {
            orderNumbers.append(orders.intern(later.orders.run(index)))
            count(orderNumbers[index], of: customerNumbers[owner])
        }
        for order in later.sharedOrders { count(orderNumbers[order.name], of: customerNumbers[order.customer]) }
    }

    /// The table of all customers; the reference is one day after the last purchase.
    ///
    /// - Precondition: there was a purchase.
    func table(_ order: DateOrder, _ mark: DecimalMark) -> RFMTable {
        guard let last = totals.map({ $0.dates[order].upperBound }).max() else {
            preconditionFailure("no purchase, no reference date")
        }
        let reference = last.adding(days: 1)
        var ids: [String] = []
        for index in totals.indices { ids.append(customers.text(index)) }
        let rows = Identifier.order(ids).map { index in
            RFMTable.Customer(
                id: ids[index],
                recency: reference.wholeDays(since: totals[index].dates[order].upperBound),
                frequency: totals[index].orders + totals[index].rows,
                monetary: totals[index].amount[mark],
                tenure: reference.wholeDays(since: totals[index].dates[order].lowerBound))
        }
        return RFMTable(customers: rows, reference: reference)
    }

    /// The number of a customer, who bought on `dates`.
    private mutating func enter(_ id: Span<UInt8>, _ dates: DateSpans) -> Int {
        let customer = customers.intern(id)
        if customer == totals.count {
            totals.append(Totals(dates: dates))
        } else {
            totals[customer].dates.formUnion(dates)
        }
        return customer
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
