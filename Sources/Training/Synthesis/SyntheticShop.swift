package import Bytes
import Glibc

/// Made-up users and their carts, as a service like DummyJSON lists them: one JSON array of each.
///
/// Four segments are planted, by how much is in a cart and what it costs.
package struct SyntheticShop: Sendable {
    private struct Taste {
        let name: String
        let lines: ClosedRange<Int>
        let pieces: ClosedRange<Int>
        /// The natural logarithm of a piece's price: mean and standard deviation.
        let price: (Double, Double)
        let carts: ClosedRange<Int>
    }

    private static let tastes = [
        Taste(
            name: "High-Value Frequent Shoppers", lines: 4...6, pieces: 3...5, price: (6.6, 0.3), carts: 2...3),
        Taste(name: "Big-Ticket Occasional Buyers", lines: 1...2, pieces: 1...2, price: (7.3, 0.3), carts: 1...1),
        Taste(name: "Budget-Conscious Loyalists", lines: 4...6, pieces: 3...5, price: (2.2, 0.3), carts: 2...3),
        Taste(name: "Low-Value Customers", lines: 1...2, pieces: 1...2, price: (2.4, 0.3), carts: 1...1),
    ]
    private static let cities = ["Phoenix", "Houston", "Chicago", "Columbus", "Denver"]

    /// Which users belong to which segment.
    package let segments: PlantedSegments
    private var generator: SeededGenerator
    private var carts = 0

    /// Prepares `users` users.
    package init(users: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        segments = PlantedSegments(Self.tastes.map { ($0.name, 1) }, customers: users)
    }

    /// The id of a user.
    package static func identifier(of customer: Int) -> Int { customer + 1 }

    /// Appends the object of user `customer`, without a comma.
    package mutating func appendUser(_ customer: Int, to text: inout ByteBuffer) {
        let gender = generator.index(below: 2) == 0 ? "female" : "male"
        let city = Self.cities[generator.index(below: Self.cities.count)]
        let age = 20 + generator.index(below: 30)
        text.append(
            utf8: """
                {"id":\(Self.identifier(of: customer)),"age":\(age),"gender":"\(gender)",\
                "address":{"city":"\(city)","state":"Ohio","country":"United States"}}
                """)
    }

    /// Appends the objects of all carts of user `customer`, with commas between them.
    package mutating func appendCarts(of customer: Int, to text: inout ByteBuffer) {
        let taste = Self.tastes[segments.segment(of: customer)]
        for number in 0..<draw(taste.carts) {
            if number > 0 { text.append(",\n") }
            appendCart(of: customer, taste, to: &text)
        }
    }

    private mutating func appendCart(of customer: Int, _ taste: Taste, to text: inout ByteBuffer) {
        carts += 1
        var lines: [String] = []
        var (total, discounted, pieces) = (0, 0, 0)
        for line in 0..<draw(taste.lines) {
            let quantity = draw(taste.pieces)
            let cents = max(1, (exp(taste.price.0 + taste.price.1 * generator.gaussian()) * 100).wholeNumber)
            let percentage = 500 + generator.index(below: 1_500)
            let lineTotal = cents * quantity
            let lineDiscounted = lineTotal - lineTotal * percentage / 10_000
            lines.append(
                """
                {"id":\(line * 40 + generator.index(below: 40) + 1),"price":\(Self.amount(cents)),\
                "quantity":\(quantity),"total":\(Self.amount(lineTotal)),\
                "discountPercentage":\(Self.amount(percentage)),"discountedTotal":\(Self.amount(lineDiscounted))}
                """)
            total += lineTotal
            discounted += lineDiscounted
            pieces += quantity
        }
        text.append(
            utf8: """
                {"id":\(carts),"products":[\(lines.joined(separator: ","))],"total":\(Self.amount(total)),\
                "discountedTotal":\(Self.amount(discounted)),"userId":\(Self.identifier(of: customer)),\
                "totalProducts":\(lines.count),"totalQuantity":\(pieces)}
                """)
    }

    private mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + generator.index(below: range.count)
    }

    private static func amount(_ cents: Int) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
