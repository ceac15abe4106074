package import Segmentation

/// What a recipe can be asked to do otherwise than it does by default.
package struct RecipeParameters: Sendable, Equatable {
    /// What is done to each numeric feature before scaling; categories are left as their codes.
    package var transform: FeatureTransform
    /// How transformed features are put on one footing.
    package var scaler: FeatureScaler.Kind
    /// Number of k-means clusters.
    package var clusters: Int
    /// Independent k-means starts, of which the best is kept.
    package var restarts: Int
    /// The seed all draws follow from.
    package var seed: UInt64
    /// Radius of a DBSCAN neighbourhood, in the scaled space.
    package var eps: Double
    /// Customers that a DBSCAN neighbourhood must hold, its middle included.
    package var minimumSamples: Int
    /// Refits on resampled customers that confidences are calibrated by; 0 for none.
    package var refits: Int

    /// Makes parameters.
    package init(
        transform: FeatureTransform, scaler: FeatureScaler.Kind, clusters: Int, restarts: Int, seed: UInt64 = 0,
        eps: Double, minimumSamples: Int, refits: Int = 100
    ) {
        self.transform = transform
        self.scaler = scaler
        self.clusters = clusters
        self.restarts = restarts
        self.seed = seed
        self.eps = eps
        self.minimumSamples = minimumSamples
        self.refits = refits
    }
}
