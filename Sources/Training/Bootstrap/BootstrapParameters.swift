/// How a clustering is refitted on resampled rows to see how well it holds; not yet checked.
package struct BootstrapParameters: Sendable, Equatable {
    /// Refits, B.
    package var refits: Int
    /// How each refit clusters its rows; the seed is that of the resamples too.
    package var clustering: ClusteringParameters

    /// Asks for `refits` refits.
    package init(refits: Int = 100, clustering: ClusteringParameters) {
        self.refits = refits
        self.clustering = clustering
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: BootstrapParameters

        fileprivate init(_ parameters: BootstrapParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        guard refits >= 1 else { throw InvalidParameter(name: "refits", allowed: "at least 1", found: refits) }
        try clustering.validated()
        return Valid(self)
    }
}
