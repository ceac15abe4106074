package import Segmentation

/// What a recipe is about to do, for whoever waits for it.
package enum TrainingStage: Sendable, Equatable, CustomStringConvertible {
    case scaling(customers: Int, FeatureTransform.Kind, FeatureScaler.Kind)
    case projection(columns: Int)
    case clusterCount(ClosedRange<Int>)
    case clustering(ClusteringParameters)
    case dbscan(eps: Double, minimumSamples: Int)
    case evaluation
    case bootstrap(refits: Int)

    /// A phrase for a person.
    package var description: String {
        switch self {
        case .scaling(let customers, let transform, let scaler):
            "scaling \(FigureFormat.whole.text(Double(customers))) customers"
                + " (transform \(transform.rawValue), scaler \(scaler.rawValue))"
        case .projection(let columns): "principal components of \(columns) columns"
        case .clusterCount(let counts): "comparing \(counts.lowerBound) to \(counts.upperBound) clusters"
        case .clustering(let parameters):
            switch parameters.algorithm {
            case .kMeans: "k-means with k = \(parameters.clusters), best of \(parameters.restarts) restarts"
            case .mixture(let shape):
                "mixture of \(parameters.clusters) normal distributions with \(shape.rawValue) covariances, best of"
                    + " \(parameters.restarts) restarts"
            }
        case .dbscan(let eps, let minimumSamples): "DBSCAN with eps = \(eps), at least \(minimumSamples) samples"
        case .evaluation: "measuring the clusters"
        case .bootstrap(let refits): "calibrating confidences by \(refits) refits on resampled customers"
        }
    }
}
