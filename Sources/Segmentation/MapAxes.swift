/// The first principal components of a model's scaled columns, on which customers are drawn as points.
///
/// They are those of the columns even where the clusters live in a projected space, so that every model has a map.
package struct MapAxes: Sendable, Equatable {
    /// Names of the scaled columns.
    package let columns: [String]
    /// One row per axis, one to three, one loading per column.
    package let loadings: Matrix
    /// The share of each axis of the whole variance, 0 to 1.
    package let varianceRatios: [Double]
    private let mean: [Double]
    /// From a customer to scaled columns.
    private let encoder: FeatureEncoder

    /// Makes axes of fitted numbers.
    ///
    /// - Parameter encoder: how the model encodes its customers; a projection of its own is left aside.
    /// - Precondition: one mean and one loading per axis for each of the encoder's scaled columns, one ratio per axis.
    package init(_ encoder: FeatureEncoder, mean: [Double], loadings: Matrix, varianceRatios: [Double]) {
        columns = encoder.schema.columnNames
        precondition(
            mean.count == columns.count && loadings.columns == columns.count, "axes must be of the encoder's columns")
        precondition(varianceRatios.count == loadings.rows, "each axis must have its share of the variance")
        self.mean = mean
        self.loadings = loadings
        self.varianceRatios = varianceRatios
        self.encoder = FeatureEncoder(schema: encoder.schema, scaler: encoder.scaler)
    }

    /// Number of axes.
    package var count: Int { loadings.rows }

    /// Where `customer` stands: one coordinate per axis.
    ///
    /// - Precondition: the customer has one entry per feature, each accepted by its feature or missing.
    package func place(_ customer: Customer) -> [Double] { place(encoder.encode(customer)) }

    /// Where each cluster's centre stands, one coordinate per axis.
    ///
    /// - Precondition: the axes are of the columns of `segmenter`'s own encoder.
    package func centres(of segmenter: Segmenter) -> [[Double]] {
        let centroids = segmenter.kMeans.centroids
        return (0..<centroids.rows).map { cluster in
            let centroid = Array(centroids.row(cluster))
            return place(segmenter.encoder.projection?.reconstruct(centroid) ?? centroid)
        }
    }

    private func place(_ scaled: [Double]) -> [Double] {
        (0..<loadings.rows).map { axis in
            zip(zip(scaled, mean), loadings.row(axis)).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
        }
    }
}
