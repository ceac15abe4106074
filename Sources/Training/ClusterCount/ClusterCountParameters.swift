/// Which numbers of clusters are tried; not yet checked.
package struct ClusterCountParameters: Sendable, Equatable {
    /// What finds the clusters.
    package var algorithm: ClusterAlgorithm
    /// The numbers of clusters, k.
    package var counts: ClosedRange<Int>
    /// Starts for each k, of which the best is kept.
    package var restarts: Int
    /// Sets of structureless rows that the gap statistic of k-means compares with; 0 for no gap statistic.
    package var references: Int
    /// Whether a mixture of normal distributions is fitted for each k beside k-means, for its information criterion.
    package var fitsMixtures: Bool
    /// The seed all draws follow from.
    package var seed: UInt64

    /// Asks for numbers of clusters.
    package init(
        algorithm: ClusterAlgorithm = .kMeans, counts: ClosedRange<Int> = 2...10, restarts: Int = 20,
        references: Int = 10, fitsMixtures: Bool = false, seed: UInt64 = 0
    ) {
        self.algorithm = algorithm
        self.counts = counts
        self.restarts = restarts
        self.references = references
        self.fitsMixtures = fitsMixtures
        self.seed = seed
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: ClusterCountParameters

        fileprivate init(_ parameters: ClusterCountParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        for (name, value, least) in [
            ("counts", counts.lowerBound, 1), ("restarts", restarts, 1), ("references", references, 0),
        ] where value < least {
            throw InvalidParameter(name: name, allowed: "at least \(least)", found: value)
        }
        return Valid(self)
    }
}
