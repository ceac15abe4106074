/// How far two clusterings of the same rows agree, and which cluster of the one answers to which of the other.
package struct ClusteringAgreement: Sendable, Equatable {
    /// Two clusters that answer to each other.
    package struct Match: Sendable, Equatable {
        /// The cluster of the first clustering.
        package let cluster: Int
        /// That of the other.
        package let other: Int
        /// Rows in both over rows in either, 0 to 1.
        package let jaccard: Double
    }

    /// Rows that both clusterings have.
    package let rows: Int
    /// Agreement over all pairs of rows, corrected for chance: 1 for the same clusters, about 0 for unrelated ones.
    package let adjustedRandIndex: Double
    /// The pairs, one to one such that most rows agree, by the first clustering's cluster; clusters that are too many on
    /// either side are in none.
    package let matches: [Match]

    /// Compares two clusterings.
    ///
    /// - Precondition: one label per row in both, 0..<`clusters` and 0..<`otherClusters`.
    package init(_ labels: [Int], clusters: Int, _ otherLabels: [Int], otherClusters: Int) {
        let contingency = Contingency(labels, clusters: clusters, otherLabels, otherClusters: otherClusters)
        rows = labels.count
        adjustedRandIndex = contingency.adjustedRandIndex
        let pairs: [(cluster: Int, other: Int)]
        if clusters <= otherClusters {
            pairs = contingency.matches.enumerated().map { ($0.offset, $0.element) }
        } else {
            let turned = Contingency(otherLabels, clusters: otherClusters, labels, otherClusters: clusters)
            pairs = turned.matches.enumerated().map { ($0.element, $0.offset) }.sorted { $0.0 < $1.0 }
        }
        matches = pairs.map { Match(cluster: $0, other: $1, jaccard: contingency.jaccard($0, $1)) }
    }
}
