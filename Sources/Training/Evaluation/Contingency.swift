import Segmentation

/// How two clusterings of the same rows share them out: how many rows each pair of clusters has in common.
package struct Contingency: Sendable, Equatable {
    /// Clusters of the one clustering by clusters of the other.
    private let counts: Matrix
    private let sizes: [Double]
    private let otherSizes: [Double]

    /// Counts rows.
    ///
    /// - Precondition: one label per row in both, 0..<`clusters` and 0..<`otherClusters`.
    package init(_ labels: [Int], clusters: Int, _ otherLabels: [Int], otherClusters: Int) {
        precondition(labels.count == otherLabels.count, "both clusterings must be of the same rows")
        var counts = Matrix(rows: clusters, columns: otherClusters)
        for (label, other) in zip(labels, otherLabels) { counts[label, other] += 1 }
        sizes = (0..<clusters).map { counts.row($0).reduce(0, +) }
        otherSizes = (0..<otherClusters).map { counts.column($0).reduce(0, +) }
        self.counts = counts
    }

    /// The cluster of the other clustering that each cluster answers to, one to one, such that most rows agree.
    ///
    /// - Precondition: the other clustering has no fewer clusters.
    package var matches: [Int] {
        var disagreements = counts
        let rows = sizes.reduce(0, +)
        for cell in disagreements.values.indices { disagreements.values[cell] = rows - counts.values[cell] }
        return OptimalAssignment(costs: disagreements).columnOfRow
    }

    /// Rows in both of two clusters over rows in either, 0 to 1; 0 for two empty ones.
    package func jaccard(_ cluster: Int, _ other: Int) -> Double {
        let both = counts[cluster, other]
        let either = sizes[cluster] + otherSizes[other] - both
        return either > 0 ? both / either : 0
    }

    /// Agreement over all pairs of rows, corrected for chance: 1 for the same partition, about 0 for unrelated ones.
    ///
    /// Reference: L. Hubert, P. Arabie, "Comparing partitions", Journal of Classification 2, 1985.
    package var adjustedRandIndex: Double {
        func pairs(_ counts: [Double]) -> Double { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let (one, other, together) = (pairs(sizes), pairs(otherSizes), pairs(counts.values))
        let all = pairs([sizes.reduce(0, +)])
        let expected = all > 0 ? one * other / all : 0
        let greatest = (one + other) / 2
        // Both put all rows together or all apart, and so agree.
        return greatest == expected ? 1 : (together - expected) / (greatest - expected)
    }
}
