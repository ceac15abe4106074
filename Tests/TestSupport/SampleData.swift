import Training

/// Small synthetic tables of the shapes that recipes read, with segments that are plain to see.
package enum SampleData {
    /// A kind of customer of a shop.
    private struct Buyer {
        let daysAgo: Int
        let orders: Int
        let amount: Double
    }

    /// Transactions of four kinds of customers, `perKind` of each, in no order: customer 1 is at risk of churn, 2 buys
    /// now and then, 3 is loyal, 4 new, 5 at risk and so on.
    package static func transactions(perKind: Int = 12, seed: UInt64 = 1) -> String {
        let kinds = [
            Buyer(daysAgo: 300, orders: 1, amount: 20), Buyer(daysAgo: 110, orders: 4, amount: 60),
            Buyer(daysAgo: 5, orders: 20, amount: 200), Buyer(daysAgo: 20, orders: 4, amount: 60),
        ]
        let end = Timestamp(seconds: 1_323_432_000)
        var random = SeededGenerator(seed: seed)
        var rows: [String] = []
        for customer in 0..<(perKind * kinds.count) {
            let kind = kinds[customer % kinds.count]
            let last = kind.daysAgo + random.index(below: 10)
            for order in 0..<kind.orders {
                let date = end.adding(days: -(last + order * 7))
                let price = kind.amount * (0.8 + 0.4 * random.unitInterval())
                rows.append("\(customer)-\(order),\(customer + 1),1,\(price),\(date)")
            }
        }
        rows.shuffle(using: &random)
        return "InvoiceNo,CustomerID,Quantity,UnitPrice,InvoiceDate\n" + rows.joined(separator: "\n")
            + "\nC99,1,-1,5,2011-12-01\n98,,1,5,2011-12-01\n"
    }

    /// Attributes of customers of three kinds, `perKind` of each in turn: thrifty, rich and in between.
    package static func attributes(perKind: Int = 15, seed: UInt64 = 2) -> String {
        var random = SeededGenerator(seed: seed)
        var rows: [String] = []
        for customer in 0..<(perKind * 3) {
            let size = [0.3, 2.0, 1.0][customer % 3]
            func around(_ middle: Double) -> Int { Int(middle * size * (0.9 + 0.2 * random.unitInterval())) }
            let gender = ["F", "M", "Female", "male"][random.index(below: 4)]
            let city = ["Delhi", "Pune", "Agra"][random.index(below: 3)]
            let habits = [["High", "Day"], ["Low", "Night"], ["Medium", "Day"]][customer % 3].joined(separator: ",")
            rows.append(
                "C\(1000 - customer),\(30 + random.index(below: 20)),\(gender),\(city),\(around(500_000)),"
                    + "\(around(250_000)),\(around(10)),\(around(3_000)),\(around(60)),\(habits)")
        }
        return "CustomerID,Age,Gender,City,AnnualIncome,TotalSpent,MonthlyPurchases,AvgOrderValue,AppTimeMinutes,"
            + "DiscountUsage,PreferredShoppingTime\n" + rows.joined(separator: "\n") + "\nC0,,F,Pune,,,,,,,\n"
    }
}
