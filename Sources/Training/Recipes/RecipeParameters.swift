package import Segmentation

/// What a recipe can be asked to do otherwise than it does by default.
package struct RecipeParameters: Sendable, Equatable {
    /// What is done to each numeric feature before scaling, unless its column says otherwise.
    package var transform: FeatureTransform.Kind
    /// The share of the customers at either end whose numbers are moved to the limits (winsorising), below a half; 0 for
    /// none.
    package var winsorShare = 0.0
    /// How columns are put on one footing.
    package var scaler: FeatureScaler.Kind
    /// The principal components that scaled columns are projected on; nil for none.
    package var components: PCAParameters.Components?
    /// What finds the clusters.
    package var algorithm = ClusterAlgorithm.kMeans
    /// Number of clusters.
    package var clusters: ClusterCount
    /// Numbers of clusters that are compared where the number is given; nil for none.
    package var comparedCounts: ClosedRange<Int>? = 2...10
    /// Sets of structureless customers that the gap statistic of each number of clusters is measured by; 0 for none.
    package var gapReferences = 10
    /// Whether mixtures are fitted beside k-means, for the information criterion of each number of clusters.
    package var comparesMixtures = true
    /// Independent starts of k-means or the mixture, of which the best is kept.
    package var restarts: Int
    /// The seed all draws follow from.
    package var seed: UInt64
    /// Radius of a DBSCAN neighbourhood, in the models' coordinates; nil for the knee of the k-distances.
    package var eps: Double?
    /// Customers that a DBSCAN neighbourhood must hold, its middle included; nil for twice the coordinates, 4 at least.
    package var minimumSamples: Int?
    /// Refits on resampled customers that confidences are calibrated by; 0 for none.
    package var refits: Int

    /// Makes parameters.
    package init(
        transform: FeatureTransform.Kind, scaler: FeatureScaler.Kind, components: PCAParameters.Components? = nil,
        algorithm: ClusterAlgorithm = .kMeans, clusters: ClusterCount, restarts: Int, seed: UInt64 = 0,
        eps: Double? = nil, minimumSamples: Int? = nil, refits: Int = 100
    ) {
        self.transform = transform
        self.scaler = scaler
        self.components = components
        self.algorithm = algorithm
        self.clusters = clusters
        self.restarts = restarts
        self.seed = seed
        self.eps = eps
        self.minimumSamples = minimumSamples
        self.refits = refits
    }
}
