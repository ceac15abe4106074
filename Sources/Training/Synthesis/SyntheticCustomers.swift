package import Bytes

/// Made-up customers with the eleven columns of the recipe `customers`, one in a hundred with a value missing.
package struct SyntheticCustomers: SyntheticTable {
    /// What the customers of a segment are like: means, and standard deviations about them.
    private struct Likeness {
        let name: String
        let share: Double
        let age: (Double, Double)
        let income: (Double, Double)
        let spent: (Double, Double)
        let purchases: (Double, Double)
        let orderValue: (Double, Double)
        let minutes: (Double, Double)
        let discount: String
        let nightShare: Double
    }

    private static let likenesses = [
        Likeness(
            name: "Price-Sensitive Occasional", share: 0.3, age: (27, 4), income: (260_000, 50_000),
            spent: (55_000, 18_000), purchases: (2.5, 0.8), orderValue: (1_500, 250), minutes: (20, 7),
            discount: "High", nightShare: 0.1),
        Likeness(
            name: "High-Value Loyal", share: 0.25, age: (46, 5), income: (1_050_000, 120_000),
            spent: (670_000, 90_000), purchases: (16, 1.5), orderValue: (9_600, 1_200), minutes: (117, 12),
            discount: "Low", nightShare: 0.9),
        Likeness(
            name: "Value-Seeking Regular", share: 0.45, age: (35, 5), income: (580_000, 90_000),
            spent: (255_000, 60_000), purchases: (8.8, 1.5), orderValue: (3_500, 500), minutes: (68, 12),
            discount: "Medium", nightShare: 0.3),
    ]
    private static let cities = ["Mumbai", "Delhi", "Bangalore", "Pune", "Chennai", "Hyderabad", "Kolkata"]

    package let header =
        "CustomerID,Age,Gender,City,AnnualIncome,TotalSpent,MonthlyPurchases,AvgOrderValue,AppTimeMinutes,"
        + "DiscountUsage,PreferredShoppingTime"
    package let segments: PlantedSegments
    private var generator: SeededGenerator
    private var made = 0

    /// Prepares `rows` rows, one per customer.
    package init(rows: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        segments = PlantedSegments(Self.likenesses.map { ($0.name, $0.share) }, customers: rows)
    }

    package mutating func appendRow(to text: inout ByteBuffer) {
        let likeness = Self.likenesses[segments.segment(of: made)]
        Self.appendIdentifier(of: made, to: &text)
        made += 1
        let missing = generator.index(below: 100) == 0 ? generator.index(below: 10) : nil
        let numbers = [
            likeness.age, likeness.income, likeness.spent, likeness.purchases, likeness.orderValue, likeness.minutes,
        ].map { mean, deviation in max(1, (mean + deviation * generator.gaussian()).wholeNumber) }
        let gender = generator.index(below: 2) == 0 ? "F" : "M"
        let city = Self.cities[generator.index(below: Self.cities.count)]
        let time = generator.unitInterval() < likeness.nightShare ? "Night" : "Day"
        let cells = [
            "\(numbers[0])", gender, city, "\(numbers[1])", "\(numbers[2])", "\(numbers[3])", "\(numbers[4])",
            "\(numbers[5])", likeness.discount, time,
        ]
        for (column, cell) in cells.enumerated() {
            text.append(UInt8(ascii: ","))
            if column != missing { text.append(utf8: cell) }
        }
        text.append(UInt8(ascii: "\n"))
    }

    /// Appends the id that a customer's row has: `C001`.
    package static func appendIdentifier(of customer: Int, to text: inout ByteBuffer) {
        text.append(UInt8(ascii: "C"))
        text.append(decimal: customer + 1, width: 3)
    }
}
