import Segmentation
import Testing
import Training

@Suite struct OptimalAssignmentTests {
    /// The least cost over all one-to-one assignments, by trying each.
    private static func leastCost(_ costs: Matrix, row: Int = 0, taken: Set<Int> = []) -> Double {
        guard row < costs.rows else { return 0 }
        let rest = (0..<costs.columns).filter { !taken.contains($0) }.map { column in
            costs[row, column] + leastCost(costs, row: row + 1, taken: taken.union([column]))
        }
        return rest.min() ?? .infinity
    }

    @Test(arguments: 1...5, 0...2)
    func costsTheLeastOfAllAssignments(rows: Int, spareColumns: Int) {
        var generator = SeededGenerator(seed: UInt64(rows * 10 + spareColumns))
        for _ in 0..<8 {
            let columns = rows + spareColumns
            // Few different costs make ties, and some are negative.
            let values = (0..<(rows * columns)).map { _ in Double(generator.index(below: 12)) - 3 }
            let costs = Matrix(rows: rows, columns: columns, values: values)
            let assignment = OptimalAssignment(costs: costs)
            #expect(Set(assignment.columnOfRow).count == rows)
            #expect(assignment.cost == Self.leastCost(costs))
        }
    }

    @Test func givesUpTheNearestChoiceWhereTheSumGains() {
        let assignment = OptimalAssignment(costs: Matrix([[1, 2], [1, 10]]))
        #expect(assignment.columnOfRow == [1, 0])
        #expect(assignment.cost == 3)
    }

    @Test func nothingCostsNothing() {
        let assignment = OptimalAssignment(costs: Matrix(rows: 0, columns: 0))
        #expect(assignment.columnOfRow.isEmpty)
        #expect(assignment.cost == 0)
    }
}
