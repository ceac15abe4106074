import Segmentation
import TestSupport
import Testing
import Training

/// DBSCAN through trees and joined subtrees finds what the definition says, pair by pair.
@Suite struct DBSCANPropertyTests {
    /// The definition, with scikit-learn's order: each core row without a cluster begins one, and takes along all that
    /// core rows reach and no earlier cluster has.
    private struct BruteForce {
        let labels: [Int]
        let coreRows: [Int]

        init(_ squares: [[Double]], _ parameters: DBSCANParameters) {
            let limit = parameters.eps * parameters.eps
            let neighbours = squares.map { row in row.indices.filter { row[$0] <= limit } }
            coreRows = neighbours.indices.filter { neighbours[$0].count >= parameters.minimumSamples }
            let isCore = Set(coreRows)
            var labels = [Int](repeating: -1, count: squares.count)
            var clusters = 0
            for first in coreRows where labels[first] == -1 {
                labels[first] = clusters
                var frontier = [first]
                while let row = frontier.popLast() {
                    for neighbour in neighbours[row] where labels[neighbour] == -1 {
                        labels[neighbour] = clusters
                        if isCore.contains(neighbour) { frontier.append(neighbour) }
                    }
                }
                clusters += 1
            }
            self.labels = labels
        }
    }

    private static func squaredDistances(_ points: Matrix) -> [[Double]] {
        (0..<points.rows).map { row in
            (0..<points.rows).map { other in
                var sum = 0.0
                for column in 0..<points.columns {
                    let difference = points[row, column] - points[other, column]
                    sum += difference * difference
                }
                return sum
            }
        }
    }

    private static func expectDefinition(_ points: Matrix, _ choices: [(eps: Double, minimumSamples: Int)]) throws {
        let squares = squaredDistances(points)
        for (place, choice) in choices.enumerated() {
            let parameters = DBSCANParameters(eps: choice.eps, minimumSamples: choice.minimumSamples)
            let expected = BruteForce(squares, parameters)
            let fit = try parameters.fit(points, workers: Workers(count: 1 + place % 3))
            #expect(fit.labels == expected.labels, "\(parameters)")
            #expect(fit.coreRows == expected.coreRows, "\(parameters)")
            #expect(fit.sizes == (0..<fit.clusters).map { cluster in expected.labels.count { $0 == cluster } })
        }
    }

    /// On a grid of quarters duplicates abound, and many distances are eps to the last bit.
    @Test(arguments: [1, 2, 3, 6], 0..<3 as Range<UInt64>)
    func gridsComeToTheDefinition(columns: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = 60 + generator.index(below: 60)
        let points = Matrix(
            rows: rows, columns: columns,
            values: (0..<(rows * columns)).map { _ in Double(generator.index(below: 11)) / 4 })
        try Self.expectDefinition(points, [(0.25, 2), (0.25, 4), (0.5, 3), (0.5, 9), (1, 12), (1.25, 1)])
    }

    @Test(arguments: [1, 2, 5, 8], 10..<12 as Range<UInt64>)
    func scatteredRowsComeToTheDefinition(columns: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let centres = (0..<4).map { _ in (0..<columns).map { _ in 6 * generator.unitInterval() } }
        let points = GaussianBlobs(centres: centres, perCentre: 30, spread: 0.7, seed: seed).points
        let radii = [0.3, 0.6, 1.2, 2.4].map { $0 * Double(columns).squareRoot() }
        try Self.expectDefinition(points, radii.flatMap { eps in [2, 5, 17].map { (eps, $0) } })
    }

    /// A leaf of the tree holds any number of equal rows; eps may reach from one heap of them to the next, or not quite.
    @Test(arguments: [1.0, 1.0.nextDown])
    func heapsOfEqualRowsComeToTheDefinition(eps: Double) throws {
        let heaps = [0.0, 1, 2, 4].flatMap { [[Double]](repeating: [$0, 0], count: 40) }
        let points = Matrix(heaps + [[3, 0], [2.5, 0.25], [-1, 0], [9, 9]])
        try Self.expectDefinition(points, [2, 41, 80, 81, 82, 121, 200].map { (eps, $0) })
    }

    @Test(arguments: [1e-200, 1e200])
    func radiiWhoseSquaresAreNoNumbersToSpeakOfComeToTheDefinition(eps: Double) throws {
        let points = Matrix([[0, 1], [0, 1], [0, 1.5], [7, 1], [-1e9, 3]])
        try Self.expectDefinition(points, [1, 2, 5].map { (eps, $0) })
    }

    @Test func rowsWithoutColumnsAreInOnePlace() throws {
        try Self.expectDefinition(Matrix(rows: 7, columns: 0), [(1, 7), (1, 8)])
    }
}
