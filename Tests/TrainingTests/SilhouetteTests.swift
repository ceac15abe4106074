import Segmentation
import TestSupport
import Testing
import Training

/// Silhouettes summed cluster by cluster in vectors are what the definition says, row by row.
@Suite struct SilhouetteTests {
    /// Rousseeuw's definition for some rows measured among themselves.
    private static func definition(_ points: Matrix, _ labels: [Int], _ rows: [Int]) -> [Double] {
        func distance(_ one: Int, _ other: Int) -> Double {
            (0..<points.columns).reduce(0.0) { sum, column in
                sum + (points[one, column] - points[other, column]) * (points[one, column] - points[other, column])
            }.squareRoot()
        }
        let clusters = Set(rows.map { labels[$0] })
        return rows.map { row in
            let own = rows.filter { labels[$0] == labels[row] && $0 != row }
            guard !own.isEmpty else { return 0 }
            let within = own.map { distance(row, $0) }.reduce(0, +) / Double(own.count)
            let beyond = clusters.subtracting([labels[row]]).map { cluster in
                let others = rows.filter { labels[$0] == cluster }
                return others.map { distance(row, $0) }.reduce(0, +) / Double(others.count)
            }.min()
            guard let beyond, max(within, beyond) > 0 else { return 0 }
            return (beyond - within) / max(within, beyond)
        }
    }

    private static func agree(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    /// Of every size modulo four, one row alone among them, and rows that stand on one another.
    @Test(arguments: [1, 2, 3, 8], 0..<3 as Range<UInt64>)
    func allRowsComeToTheDefinition(columns: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let labels = [9, 1, 14, 23, 32].enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
        let points = Matrix(
            rows: labels.count, columns: columns,
            values: labels.flatMap { label in
                (0..<columns).map { _ in Double(label + generator.index(below: 9)) / 2 }
            })
        let order = generator.permutation(of: labels.count)
        let shuffled = Matrix(order.map { Array(points.row($0)) })
        let partition = try Partition(points: shuffled, labels: order.map { labels[$0] })
        let silhouette = Silhouette(of: partition, workers: Workers(count: 1 + Int(seed)))
        #expect(Self.agree(silhouette.perRow, Self.definition(shuffled, partition.labels, Array(order.indices))))
        #expect(silhouette.rows == Array(order.indices) && silhouette.sample == nil)
    }

    /// Two clusters of hundreds, one of six and one of a single row.
    private static func unevenBlobs() throws -> Partition {
        let large = GaussianBlobs(centres: [[0, 0], [4, 1]], perCentre: 500, spread: 1, seed: 5)
        let small = GaussianBlobs(centres: [[1, 9]], perCentre: 6, spread: 0.5, seed: 6)
        let rows = [large.points, small.points].flatMap { points in
            (0..<points.rows).map { Array(points.row($0)) }
        }
        return try Partition(
            points: Matrix(rows + [[-7, -7]]), labels: large.labels + [Int](repeating: 2, count: 6) + [3])
    }

    @Test func aSampleIsMeasuredAmongItselfAndWeightedByTheClusters() throws {
        let partition = try Self.unevenBlobs()
        let silhouette = Silhouette(of: partition, mostRows: 240)
        let rows = silhouette.rows
        #expect(rows == rows.sorted() && Set(rows).count == rows.count)
        #expect(silhouette.sample == rows.count && (220...240).contains(rows.count))
        #expect(Self.agree(silhouette.perRow, Self.definition(partition.points, partition.labels, rows)))
        let sums = zip(rows, silhouette.perRow).reduce(into: [Double](repeating: 0, count: 4)) {
            $0[partition.labels[$1.0]] += $1.1
        }
        let means = (0..<4).map { cluster in sums[cluster] / Double(rows.count { partition.labels[$0] == cluster }) }
        #expect(Self.agree(silhouette.perCluster, means))
        let mean = zip(means, partition.sizes).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(partition.labels.count)
        #expect(abs(silhouette.mean - mean) < 1e-12)
    }

    @Test func aSampleHoldsTheSmallClustersAndComesNearAllRows() throws {
        let partition = try Self.unevenBlobs()
        let sampled = Silhouette(of: partition, mostRows: 240)
        let all = Silhouette(of: partition)
        #expect(sampled.rows.count { partition.labels[$0] == 2 } == 6)
        #expect(sampled.rows.last == partition.points.rows - 1 && sampled.perRow.last == 0)
        #expect(abs(sampled.mean - all.mean) < 0.03)
        for (found, exact) in zip(sampled.perCluster, all.perCluster) { #expect(abs(found - exact) < 0.05) }
    }

    /// A row left by itself would be measured as a cluster of one.
    @Test func ofEveryClusterASampleHoldsARowAndAnother() throws {
        let labels = (0..<400).map { $0 % 40 }
        let points = Matrix(labels.enumerated().map { [Double($1 * 10), Double($0 % 7)] })
        let silhouette = Silhouette(of: try Partition(points: points, labels: labels), mostRows: 50)
        #expect(silhouette.rows.count == 80)
        #expect((0..<40).allSatisfy { cluster in silhouette.rows.count { labels[$0] == cluster } == 2 })
        #expect(silhouette.perCluster.allSatisfy { $0 > 0 })
    }

    @Test func aSampleIsTheSameEachTimeAndForEveryNumberOfWorkers() throws {
        let partition = try Self.unevenBlobs()
        let alone = Silhouette(of: partition, workers: Workers(count: 1), mostRows: 500)
        #expect(Silhouette(of: partition, workers: Workers(count: 3), mostRows: 500) == alone)
    }

    @Test func onlyMoreRowsThanAreMeasuredAreSampled() throws {
        let partition = try Self.unevenBlobs()
        #expect(Silhouette(of: partition, mostRows: 1_007).sample == nil)
        #expect(Silhouette(of: partition, mostRows: 1_006).sample != nil)
    }
}
