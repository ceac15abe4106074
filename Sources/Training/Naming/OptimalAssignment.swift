package import Segmentation

/// A one-to-one assignment of rows to columns with the least sum of costs, found in O(rows² · columns).
///
/// Reference: R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
/// problems", Computing 38, 1987.
package struct OptimalAssignment: Sendable, Equatable {
    /// The column of each row, all different.
    package let columnOfRow: [Int]
    /// The sum of the chosen costs.
    package let cost: Double

    /// Assigns the rows of a matrix of costs.
    ///
    /// - Parameter costs: finite numbers, with at most as many rows as columns.
    package init(costs: Matrix) {
        precondition(costs.rows <= costs.columns, "each row needs a column of its own")
        var search = AugmentingSearch(costs: costs)
        for row in 0..<costs.rows { search.assign(row) }
        let chosen = search.columnOfRow
        columnOfRow = chosen
        cost = chosen.enumerated().reduce(0) { $0 + costs[$1.offset, $1.element] }
    }
}

/// Adds rows one by one along a shortest path of reduced costs, which stay at least 0 by the potentials.
private struct AugmentingSearch {
    private let costs: Matrix
    private var rowPotentials: [Double]
    private var columnPotentials: [Double]
    private var rowOfColumn: [Int?]

    init(costs: Matrix) {
        self.costs = costs
        rowPotentials = [Double](repeating: 0, count: costs.rows)
        columnPotentials = [Double](repeating: 0, count: costs.columns)
        rowOfColumn = [Int?](repeating: nil, count: costs.columns)
    }

    var columnOfRow: [Int] {
        var columns = [Int](repeating: 0, count: costs.rows)
        for (column, row) in rowOfColumn.enumerated() {
            if let row { columns[row] = column }
        }
        return columns
    }

    mutating func assign(_ newRow: Int) {
        var distances = [Double](repeating: .infinity, count: costs.columns)
        var previousColumn = [Int?](repeating: nil, count: costs.columns)
        var reached: [Int] = []
        var isReached = [Bool](repeating: false, count: costs.columns)
        var row = newRow
        var last: Int?
        var shortest = 0.0
        while true {
            for column in distances.indices where !isReached[column] {
                let reduced = costs[row, column] - rowPotentials[row] - columnPotentials[column]
                if shortest + reduced < distances[column] {
                    distances[column] = shortest + reduced
                    previousColumn[column] = last
                }
            }
            guard let next = distances.indices.filter({ !isReached[$0] }).min(by: { distances[$0] < distances[$1] })
            else { return }
            shortest = distances[next]
            isReached[next] = true
            last = next
            guard let occupant = rowOfColumn[next] else { break }
            reached.append(next)
            row = occupant
        }
        raisePotentials(newRow, reached, distances, shortest)
        shiftAlongPath(to: last, from: newRow, previousColumn)
    }

    private mutating func raisePotentials(
        _ newRow: Int, _ reached: [Int], _ distances: [Double], _ shortest: Double
    ) {
        rowPotentials[newRow] += shortest
        for column in reached {
            if let row = rowOfColumn[column] { rowPotentials[row] += shortest - distances[column] }
            columnPotentials[column] -= shortest - distances[column]
        }
    }

    private mutating func shiftAlongPath(to last: Int?, from newRow: Int, _ previousColumn: [Int?]) {
        var column = last
        while let current = column {
            let previous = previousColumn[current]
            rowOfColumn[current] = previous.flatMap { rowOfColumn[$0] } ?? newRow
            column = previous
        }
    }
}
