/// Something about a trained model that a person should look at before it is used.
package enum TrainingWarning: Sendable, Equatable, CustomStringConvertible {
    /// A cluster holds less than `TrainedModel.tinyShare` of the customers.
    case tinyCluster(name: String, count: Int, customers: Int)
    /// DBSCAN calls more than `TrainedModel.manyAnomalies` of the customers noise.
    case manyAnomalies(count: Int, customers: Int)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .tinyCluster(let name, let count, let customers):
            "the segment \"\(name)\" holds only \(count) of \(customers) customers:"
                + " outliers may have drawn a cluster of their own"
        case .manyAnomalies(let count, let customers):
            "DBSCAN finds \(count) of \(customers) customers anomalous:"
                + " eps may be too small for this transform and scaler"
        }
    }
}
