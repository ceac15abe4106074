import ModelBundle
import Segmentation
import Training

/// The customers that a report speaks of: what is known of each and where it was put.
struct ReportPopulation {
    /// One row per customer, its columns the model's features first; missing values as NaN.
    let values: Matrix
    /// The cluster of each customer.
    let clusters: [Int]
    /// Which customers are anomalies; nil where nobody looked.
    let isAnomaly: [Bool]?

    /// The customers of a training run.
    init(_ customers: TrainedModel.Customers) {
        values = customers.values
        clusters = customers.clusters
        isAnomaly = customers.dbscanClusters?.map { $0 < 0 }
    }

    /// The customers that a bundle carries; nil where it has not their features.
    init?(_ model: LoadedModel) {
        let features = model.segmenter.encoder.schema.features.map(\.name)
        guard let table = model.customers, table.count > 0, table.columns.starts(with: features) else { return nil }
        values = Matrix(rows: table.count, columns: table.columns.count, values: table.values)
        clusters = table.labels.map(\.cluster)
        isAnomaly = model.segmenter.dbscan == nil ? nil : table.labels.map { $0.isAnomaly ?? false }
    }

    /// The known values of one feature, of all customers or of one cluster's.
    func values(of feature: Int, cluster: Int? = nil) -> [Double] {
        clusters.indices.compactMap { row in
            let value = values[row, feature]
            return (cluster.map { clusters[row] == $0 } ?? true) && value.isFinite ? value : nil
        }
    }

    /// The customers as `encoder` gives them, one row each.
    func encoded(by encoder: FeatureEncoder) -> Matrix {
        var points = Matrix(rows: clusters.count, columns: encoder.dimension)
        var vector = [Double](repeating: 0, count: encoder.dimension)
        for row in clusters.indices {
            encoder.encode(Customer(Array(values.row(row).prefix(encoder.schema.dimension))), into: &vector)
            for (column, value) in vector.enumerated() { points[row, column] = value }
        }
        return points
    }
}
