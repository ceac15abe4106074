import Segmentation

/// How much nearer each row is to its own cluster than to the next one: (b − a) / max(a, b), from -1 to 1.
///
/// a is the mean distance to the other rows of its cluster, b the least mean distance to the rows of another. A row
/// alone in its cluster has 0. Computed block by block from all n² distances up to `exactRows` rows; of more, for a seeded
/// sample of the rows only, each from its distances to all.
///
/// Reference: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis", Journal of Computational and Applied Mathematics 20, 1987.
package struct Silhouette: Sendable, Equatable {
    /// The most rows of which all are measured: their distances take seconds.
    package static let exactRows = 20_000
    /// The fewest rows of a sample: they leave a standard error of the mean of about a hundredth.
    private static let leastSample = 1_000

    /// Mean over the rows measured.
    package let mean: Double
    /// Mean over the rows measured of each cluster; 0 where a sample has none of it.
    package let perCluster: [Double]
    /// One value per row measured, in their order.
    package let perRow: [Double]
    /// How many rows were measured, where not all were.
    package let sample: Int?

    /// Measures the rows of a partition.
    ///
    /// - Precondition: there are at least two clusters.
    package init(of partition: Partition, workers: Workers = .perCore, exactRows: Int = Silhouette.exactRows) {
        let lanes = ClusterLanes(partition)
        let rows = Self.rows(of: partition.points.rows, exactRows: exactRows)
        let blocks = RowBlocks(rows: rows.count)
        let values = workers.map(blocks.count) { block in
            blocks[block].map { place in Self.value(ofRow: rows[place], in: partition, lanes) }
        }.flatMap(\.self)
        var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: partition.clusters)
        for (row, value) in zip(rows, values) {
            sums[partition.labels[row]].sum += value
            sums[partition.labels[row]].count += 1
        }
        perRow = values
        mean = values.mean
        perCluster = sums.map { $0.count > 0 ? $0.sum / $0.count : 0 }
        sample = rows.count < partition.points.rows ? rows.count : nil
    }

    /// The rows to measure, ascending: all, or so many that their distances to all are no more than those of `exactRows`
    /// rows among themselves.
    private static func rows(of count: Int, exactRows: Int) -> [Int] {
        guard count > exactRows else { return Array(0..<count) }
        var generator = SeededGenerator(seed: 0)
        let size = min(max(exactRows * exactRows / count, leastSample), count)
        return generator.permutation(of: count).prefix(size).sorted()
    }

    private static func value(ofRow row: Int, in partition: Partition, _ lanes: ClusterLanes) -> Double {
        let own = partition.labels[row]
        guard partition.sizes[own] > 1 else { return 0 }
        let point = partition.points.row(row)
        var within = 0.0
        var beyond = Double.infinity
        for cluster in 0..<partition.clusters {
            let sum = lanes.sumOfDistances(from: point.span, toCluster: cluster)
            if cluster == own {
                within = sum / Double(partition.sizes[own] - 1)
            } else {
                beyond = min(beyond, sum / Double(partition.sizes[cluster]))
            }
        }
        let greater = max(within, beyond)
        return greater > 0 ? (beyond - within) / greater : 0
    }
}

/// Rows sorted by cluster, four to a vector, so that distances to a whole cluster are summed in vector registers.
private struct ClusterLanes: Sendable {
    private let columns: Int
    /// The vectors' blocks of each cluster.
    private let blocks: [Range<Int>]
    /// For each block one vector per column: that column of four rows.
    private var vectors: [SIMD4<Double>]
    /// For each block 1 in the lanes that hold a row and 0 in those that pad the last block of a cluster.
    private var weights: [SIMD4<Double>]

    init(_ partition: Partition) {
        columns = partition.points.columns
        var end = 0
        blocks = partition.sizes.map { size in
            let first = end
            end += (size + 3) / 4
            return first..<end
        }
        vectors = [SIMD4<Double>](repeating: .zero, count: end * columns)
        weights = [SIMD4<Double>](repeating: .zero, count: end)
        for (cluster, rows) in partition.members.enumerated() {
            for (position, row) in rows.enumerated() {
                let block = blocks[cluster].lowerBound + position / 4
                weights[block][position % 4] = 1
                for column in 0..<columns {
                    vectors[block * columns + column][position % 4] = partition.points[row, column]
                }
            }
        }
    }

    func sumOfDistances(from point: borrowing Span<Double>, toCluster cluster: Int) -> Double {
        var sum = SIMD4<Double>.zero
        for block in blocks[cluster] {
            var squares = SIMD4<Double>.zero
            for column in 0..<columns {
                let difference = vectors[block * columns + column] - SIMD4(repeating: point[column])
                squares += difference * difference
            }
            sum += squares.squareRoot() * weights[block]
        }
        return sum.sum()
    }
}
