/// What k-means is asked to do, not yet checked.
package struct KMeansParameters: Sendable, Equatable {
    /// Where the centres of a restart begin.
    package enum Start: String, Sendable, CaseIterable {
        /// Rows drawn far from one another, the best of 2 + ln k candidates each.
        case plusPlus = "k-means++"
        /// Rows drawn without regard to one another.
        case random
    }

    /// When a restart is done.
    package enum Convergence: Sendable, Equatable {
        /// No row changes its cluster any more: a fixed point, exactly.
        case stableAssignments
        /// Additionally, the centres' summed squared shift is at most `tolerance` times the mean variance of the
        /// columns, as scikit-learn has it (its default is 1e-4).
        case centreShift(tolerance: Double)
    }

    /// Number of clusters, k.
    package var clusters: Int
    /// Independent starts, of which the one with the least inertia is kept.
    package var restarts: Int
    /// Iterations after which a restart ends though it has not converged.
    package var maximumIterations: Int
    /// Where the centres of a restart begin.
    package var start: Start
    /// When a restart is done.
    package var convergence: Convergence
    /// The seed all draws follow from.
    package var seed: UInt64

    /// Asks for `clusters` clusters.
    package init(
        clusters: Int, restarts: Int = 100, maximumIterations: Int = 1000, start: Start = .plusPlus,
        convergence: Convergence = .stableAssignments, seed: UInt64 = 0
    ) {
        self.clusters = clusters
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.start = start
        self.convergence = convergence
        self.seed = seed
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: KMeansParameters

        fileprivate init(_ parameters: KMeansParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        try Self.check("clusters", clusters, atLeast: 1)
        try Self.check("restarts", restarts, atLeast: 1)
        try Self.check("maximumIterations", maximumIterations, atLeast: 1)
        if case .centreShift(let tolerance) = convergence, !(tolerance >= 0 && tolerance.isFinite) {
            throw InvalidParameter(name: "tolerance", allowed: "a finite number of at least 0", found: tolerance)
        }
        return Valid(self)
    }

    private static func check(_ name: String, _ value: Int, atLeast least: Int) throws(InvalidParameter) {
        guard value < least else { return }
        throw InvalidParameter(name: name, allowed: "at least \(least)", found: value)
    }
}
