package import Bytes

/// Made-up customers of a mall, in the columns of the well-known table: five groups in income and spending score.
package struct SyntheticShoppers: SyntheticTable {
    private struct Group {
        let name: String
        let share: Double
        let age: (Double, Double)
        let income: (Double, Double)
        let score: (Double, Double)
    }

    // Shares and means as k-means finds them in the well-known table.
    private static let groups = [
        Group(name: "average", share: 0.405, age: (43, 14), income: (55, 8), score: (50, 5)),
        Group(name: "target", share: 0.195, age: (33, 4), income: (87, 10), score: (82, 7)),
        Group(name: "spendthrift", share: 0.11, age: (25, 5), income: (26, 6), score: (79, 8)),
        Group(name: "careful", share: 0.175, age: (41, 10), income: (88, 10), score: (17, 7)),
        Group(name: "sensible", share: 0.115, age: (45, 12), income: (26, 6), score: (21, 8)),
    ]

    package let header = "CustomerID,Gender,Age,Annual Income (k$),Spending Score (1-100)"
    package let segments: PlantedSegments
    private var generator: SeededGenerator
    private var made = 0

    /// Prepares `rows` rows, one per customer.
    package init(rows: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        segments = PlantedSegments(Self.groups.map { ($0.name, $0.share) }, customers: rows)
    }

    package mutating func appendRow(to text: inout ByteBuffer) {
        let group = Self.groups[segments.segment(of: made)]
        made += 1
        text.append(decimal: made)
        text.append(generator.unitInterval() < 0.56 ? ",Female," : ",Male,")
        text.append(decimal: draw(group.age, within: 18...70))
        text.append(UInt8(ascii: ","))
        text.append(decimal: draw(group.income, within: 15...140))
        text.append(UInt8(ascii: ","))
        text.append(decimal: draw(group.score, within: 1...100))
        text.append(UInt8(ascii: "\n"))
    }

    private mutating func draw(_ normal: (Double, Double), within range: ClosedRange<Int>) -> Int {
        let value = (normal.0 + normal.1 * generator.gaussian()).wholeNumber
        return min(max(value, range.lowerBound), range.upperBound)
    }
}
