/// How well clusters and confidences hold when the model is refitted on resampled customers.
///
/// Each refit clusters as many customers as there are, drawn with replacement; its clusters are then matched to the
/// model's one to one so that most customers agree. What is measured here counts all customers of every refit.
package struct BootstrapEvaluation: Sendable, Equatable {
    /// Refits that were made.
    package let refits: Int
    /// Mean over the refits of the adjusted Rand index against the model's own clusters, 1 for the same clusters and
    /// about 0 for chance (Hubert and Arabie 1985).
    package let adjustedRandIndex: Double
    /// How stable each cluster is, in the order of the clusters.
    package let stability: [ClusterStability]
    /// What the confidences are worth.
    package let calibration: CalibrationEvaluation

    /// Makes an evaluation of measured figures.
    package init(
        refits: Int, adjustedRandIndex: Double, stability: [ClusterStability], calibration: CalibrationEvaluation
    ) {
        self.refits = refits
        self.adjustedRandIndex = adjustedRandIndex
        self.stability = stability
        self.calibration = calibration
    }
}

/// How far a cluster comes back in refits.
///
/// Reference: C. Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics & Data Analysis 52,
/// 2007.
package struct ClusterStability: Sendable, Equatable {
    /// A word for the figure.
    package enum Rating: String, Sendable, CaseIterable {
        /// Below 0.6: the cluster may be an accident of the sample.
        case unstable
        /// From 0.6: there is a pattern, but which customers belong to it is in doubt.
        case doubtful
        /// From 0.75.
        case stable
        /// From 0.85.
        case veryStable = "very stable"
    }

    /// Mean over the refits of the Jaccard index of the cluster and its match, 0 to 1.
    package let jaccard: Double

    /// Makes a figure.
    package init(jaccard: Double) {
        self.jaccard = jaccard
    }

    /// The word for it.
    package var rating: Rating {
        switch jaccard {
        case ..<0.6: .unstable
        case ..<0.75: .doubtful
        case ..<0.85: .stable
        default: .veryStable
        }
    }
}
