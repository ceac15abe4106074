package import Segmentation

/// What a recipe is about to do, for whoever waits for it.
package enum TrainingStage: Sendable, Equatable, CustomStringConvertible {
    case scaling(customers: Int, FeatureTransform, FeatureScaler.Kind)
    case kMeans(clusters: Int, restarts: Int)
    case dbscan(eps: Double, minimumSamples: Int)
    case evaluation
    case bootstrap(refits: Int)

    /// A phrase for a person.
    package var description: String {
        switch self {
        case .scaling(let customers, let transform, let scaler):
            "scaling \(FigureFormat.whole.text(Double(customers))) customers"
                + " (transform \(transform.rawValue), scaler \(scaler.rawValue))"
        case .kMeans(let clusters, let restarts): "k-means with k = \(clusters), best of \(restarts) restarts"
        case .dbscan(let eps, let minimumSamples): "DBSCAN with eps = \(eps), at least \(minimumSamples) samples"
        case .evaluation: "measuring the clusters"
        case .bootstrap(let refits): "calibrating confidences by \(refits) refits on resampled customers"
        }
    }
}
