import Segmentation

/// How much nearer each row is to its own cluster than to the next one: (b − a) / max(a, b), from -1 to 1.
///
/// a is the mean distance to the other rows of its cluster, b the least mean distance to the rows of another. A row
/// alone in its cluster has 0. Computed from all n² distances, not from a sample.
///
/// Reference: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis", Journal of Computational and Applied Mathematics 20, 1987.
package struct Silhouette: Sendable, Equatable {
    /// Mean over all rows.
    package let mean: Double
    /// Mean over the rows of each cluster.
    package let perCluster: [Double]
    /// One value per row.
    package let perRow: [Double]

    init(of partition: Partition, workers: Workers) {
        let lanes = ClusterLanes(partition)
        let blocks = RowBlocks(rows: partition.points.rows)
        let values = workers.map(blocks.count) { block in
            blocks[block].map { row in Self.value(ofRow: row, in: partition, lanes) }
        }.flatMap(\.self)
        perRow = values
        mean = values.mean
        perCluster = partition.members.map { rows in rows.map { values[$0] }.mean }
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
