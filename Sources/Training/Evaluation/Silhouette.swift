import Segmentation

/// How much nearer each row is to its own cluster than to the next one: (b − a) / max(a, b), from -1 to 1.
///
/// a is the mean distance to the other rows of its cluster, b the least mean distance to the rows of another. A row
/// alone in its cluster has 0. Computed from all distances among up to `mostRows` rows. Of more, a seeded sample stands
/// for them all: rows of each cluster, measured among themselves, whose means are weighted by the clusters' sizes.
///
/// Reference: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis", Journal of Computational and Applied Mathematics 20, 1987.
package struct Silhouette: Sendable, Equatable {
    /// The most rows that are measured by default: their distances take about a second, and of a sample the mean has a
    /// standard error of some thousandths.
    package static let mostRows = 20_000

    /// Mean over the rows.
    package let mean: Double
    /// Mean over the rows of each cluster.
    package let perCluster: [Double]
    /// The rows measured, ascending.
    package let rows: [Int]
    /// One value per row measured, in their order.
    package let perRow: [Double]
    /// How many rows were measured, where not all were.
    package let sample: Int?

    /// Measures the rows of a partition.
    ///
    /// - Precondition: there are at least two clusters.
    package init(of partition: Partition, workers: Workers = .perCore, mostRows: Int = Silhouette.mostRows) {
        let members = StratifiedSample(of: partition, rows: mostRows).members
        let rows = members.flatMap(\.self).sorted()
        let lanes = ClusterLanes(partition.points, members: members)
        let sizes = members.map(\.count)
        let blocks = RowBlocks(rows: rows.count)
        let values = workers.map(blocks.count) { block in
            blocks[block].map { Self.value(ofRow: rows[$0], in: partition, lanes, sizes) }
        }.flatMap(\.self)
        var sums = [Double](repeating: 0, count: sizes.count)
        for (row, value) in zip(rows, values) { sums[partition.labels[row]] += value }
        let perCluster = zip(sums, sizes).map { $0 / Double($1) }
        let isSampled = rows.count < partition.points.rows
        mean = isSampled ? Self.mean(of: perCluster, weights: partition.sizes) : values.mean
        self.perCluster = perCluster
        self.rows = rows
        perRow = values
        sample = isSampled ? rows.count : nil
    }

    private static func mean(of values: [Double], weights: [Int]) -> Double {
        zip(values, weights).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(weights.reduce(0, +))
    }

    private static func value(
        ofRow row: Int, in partition: Partition, _ lanes: ClusterLanes, _ sizes: [Int]
    ) -> Double {
        let own = partition.labels[row]
        guard sizes[own] > 1 else { return 0 }
        let point = partition.points.row(row)
        var within = 0.0
        var beyond = Double.infinity
        for (cluster, size) in sizes.enumerated() {
            let sum = lanes.sumOfDistances(from: point.span, toCluster: cluster)
            if cluster == own {
                within = sum / Double(size - 1)
            } else {
                beyond = min(beyond, sum / Double(size))
            }
        }
        let greater = max(within, beyond)
        return greater > 0 ? (beyond - within) / greater : 0
    }
}
