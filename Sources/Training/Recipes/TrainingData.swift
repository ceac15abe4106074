package import Segmentation

/// The customers of a model as it saw them, to be looked at elsewhere: in a notebook, a spreadsheet, a plot.
package struct TrainingData: Sendable, Equatable {
    /// The names of the columns that the features take.
    package let columns: [String]
    /// n × c, the scaled columns.
    package let scaled: Matrix
    /// n × 2 or 3, fewer where there are fewer columns: the customers along the first principal components of the scaled
    /// columns.
    package let coordinates: Matrix

    /// Encodes the customers of `model` once more.
    package init(of model: TrainedModel) throws(PCAFitError) {
        let encoder = model.segmenter.encoder
        let unprojected = FeatureEncoder(schema: encoder.schema, scaler: encoder.scaler)
        let values = model.customers.values
        let features = Matrix(
            rows: values.rows, columns: encoder.schema.dimension,
            values: (0..<values.rows).flatMap { values.row($0).prefix(encoder.schema.dimension) })
        columns = encoder.schema.columnNames
        scaled = features.encoded(by: unprojected)
        coordinates = try PCAParameters(components: .count(min(columns.count, 3))).fit(scaled).project(scaled)
    }
}
