/// What users and carts came to.
package struct CartReading: Sendable, Equatable {
    package let table: CartTable
    /// Rows are users and carts.
    package let report: RowReport

    /// Carts of all customers.
    package var orders: Int { Int(sum(.orders)) }

    /// What all customers paid, after discounts.
    package var revenue: Double { sum(.discountedSpend) }

    /// Adds up `carts` per user.
    ///
    /// Left out, and counted: what cannot be read, carts without products, carts of nobody among `users`, users without
    /// a cart that is left.
    package init(
        users: ListingEntries<ShopUser>, carts: ListingEntries<ShopCart>, names: (users: String, carts: String)
    ) throws(CartError) {
        let faults = users.examples(in: names.users) + carts.examples(in: names.carts)
        let rules: [RowRule] = [.emptyCart, .unknownCustomer, .noOrders]
        var report = RowReport(rules: faults.isEmpty ? rules : [.unreadable] + rules)
        report.rowsRead = users.count + carts.count
        for fault in faults { report.remove(by: .unreadable, fault) }
        let known = Set(users.elements.map(\.id))
        var cartsOfUser: [Int: [ShopCart]] = [:]
        for (index, cart) in zip(carts.places, carts.elements) {
            func example(_ field: String, _ found: String) -> RowReport.Example {
                RowReport.Example(source: names.carts, line: index + 1, column: field, found: found)
            }
            if cart.products.isEmpty {
                report.remove(by: .emptyCart, example("products", "[]"))
            } else if !known.contains(cart.userId) {
                report.remove(by: .unknownCustomer, example("userId", String(cart.userId)))
            } else {
                cartsOfUser[cart.userId, default: []].append(cart)
            }
        }
        var customers: [CartTable.Customer] = []
        for (index, user) in zip(users.places, users.elements) {
            if let carts = cartsOfUser[user.id] {
                customers.append(CartTable.Customer(user, carts))
            } else {
                let id = String(user.id)
                report.remove(
                    by: .noOrders, RowReport.Example(source: names.users, line: index + 1, column: "id", found: id))
            }
        }
        report.rowsKept = customers.count + cartsOfUser.values.reduce(0) { $0 + $1.count }
        guard !customers.isEmpty else { throw .nothingKept(report) }
        table = CartTable(customers: Identifier.order(customers.map(\.id)).map { customers[$0] })
        self.report = report
    }

    private func sum(_ feature: CartTable.Number) -> Double {
        var sum = CompensatedSum()
        for customer in table.customers { sum.add(customer.value(of: feature) ?? 0) }
        return sum.value
    }
}
