/// The way from features to vectors seen column by column: v = Σ column value · direction, but for a constant.
extension FeatureEncoder {
    /// The feature that each scaled column comes from.
    var columnFeatures: [Int] {
        encodedColumns.isEmpty ? Array(schema.features.indices) : encodedColumns.map(\.feature)
    }

    /// The scaled columns of `customer`.
    func columns(of customer: Customer) -> [Double] {
        projection == nil ? encode(customer) : encodedColumns.map { $0.encode(customer.values[$0.feature]) }
    }

    /// Where a step of 1 along `column` leads in the vectors' space.
    func direction(ofColumn column: Int) -> [Double] {
        projection?.components.column(column) ?? (0..<dimension).map { $0 == column ? 1 : 0 }
    }

    /// The scaled columns of the point `vector`, of a projected one those nearest to it.
    func columns(at vector: some Collection<Double>) -> [Double] { projection?.reconstruct(vector) ?? Array(vector) }

    /// The scaled value in `column` of a known value of the feature that the column comes from.
    func scaled(_ value: Double, inColumn column: Int) -> Double {
        guard encodedColumns.isEmpty else { return encodedColumns[column].encode(value) }
        return scaler.apply(schema.features[column].transform.apply(value), at: column)
    }
}
