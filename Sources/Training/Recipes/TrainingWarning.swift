package import Segmentation

/// Something about a trained model that a person should look at before it is used.
package enum TrainingWarning: Sendable, Equatable, CustomStringConvertible {
    /// A cluster holds less than `TrainedModel.tinyShare` of the customers.
    case tinyCluster(name: String, count: Int, customers: Int)
    /// The silhouette prefers a number of clusters of which one is tiny.
    case misleadingSilhouette(clusters: Int, silhouette: Double, smallest: Int, customers: Int)
    /// The number of clusters that was found best is the greatest that was compared.
    case countAtLimit(clusters: Int, criterion: ClusterCountSelection.Criterion)
    /// DBSCAN calls more than `TrainedModel.manyAnomalies` of the customers noise.
    case manyAnomalies(count: Int, customers: Int)
    /// The k-distances have no knee to set eps by, or there are fewer customers than a neighbourhood needs.
    case noAnomalyModel
    /// A cluster seldom comes back in refits.
    case unstableCluster(name: String, jaccard: Double)
    /// Confidences are not what they say, or tell customers apart no better than a constant.
    case poorCalibration(CalibrationEvaluation)
    /// Refits were asked for, and none could be made.
    case noRefits

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .tinyCluster(let name, let count, let customers):
            "the segment \"\(name)\" holds only \(count) of \(customers) customers:"
                + " outliers may have drawn a cluster of their own"
        case .misleadingSilhouette(let clusters, let silhouette, let smallest, let customers):
            "k = \(clusters) has the best silhouette (\(FigureFormat.decimals(4).text(silhouette))), but one of its"
                + " clusters holds only \(smallest) of \(customers) customers: it tells outliers from all others"
        case .countAtLimit(let clusters, let criterion):
            "k = \(clusters) is best by \(String(criterion.rawValue.map { $0 == "_" ? "-" : $0 })), and the most that were compared:"
                + " more may be better still (--k-range)"
        case .manyAnomalies(let count, let customers):
            "DBSCAN finds \(count) of \(customers) customers anomalous:"
                + " eps may be too small for this transform and scaler"
        case .noAnomalyModel:
            "the distances between customers suggest no eps for DBSCAN: anomalies are not told (give eps to have them)"
        case .unstableCluster(let name, let jaccard):
            "the segment \"\(name)\" seldom comes back in refits (mean Jaccard index"
                + " \(FigureFormat.decimals(2).text(jaccard))): another sample of customers would give other segments"
        case .poorCalibration(let evaluation):
            "confidences are off by \(FigureFormat.decimals(3).text(evaluation.expectedCalibrationError)) on average,"
                + " with a Brier score of \(FigureFormat.decimals(4).text(evaluation.brierScore))"
                + " (a constant: \(FigureFormat.decimals(4).text(evaluation.constantBrierScore))):"
                + " read them as an order, not as probabilities"
        case .noRefits:
            "too few customers to refit the clusters on a resample: confidences are not calibrated"
        }
    }
}
