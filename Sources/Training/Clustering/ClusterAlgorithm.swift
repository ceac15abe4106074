package import Segmentation

/// What finds the clusters.
package enum ClusterAlgorithm: Sendable, Equatable {
    /// Every customer belongs to the nearest centroid.
    case kMeans
    /// Every customer belongs to the normal distribution most likely to have made it.
    case mixture(GaussianMixtureModel.CovarianceShape)
}
