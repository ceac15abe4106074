import Segmentation

extension ClusteringPipeline {
    /// The customers as the algorithms see them, and how they came to be seen so.
    struct Encoding {
        let encoder: FeatureEncoder
        /// n × f, the features in their units, fill values where one is missing.
        let raw: Matrix
        /// n × c, the columns that the features take, scaled.
        let scaled: Matrix
        /// n × d, the space that is clustered: the scaled columns, or what they are projected on.
        let points: Matrix
    }

    /// Fits imputers, transforms, scaler and projection, and encodes the customers just as the server will.
    func encode(_ input: Input) throws(RecipeError) -> Encoding {
        let schema = try schema(of: input)
        let given = Matrix(columns: input.columns.map(\.values), rows: input.ids.count)
        let scaling = FeatureEncoder(schema: schema, scaler: try scaler(for: given, schema))
        let scaled = given.encoded(by: scaling)
        var raw = given
        for cell in raw.values.indices where raw.values[cell].isNaN {
            raw.values[cell] = schema.features[cell % raw.columns].fillValue
        }
        guard let projection = try project(scaled) else {
            return Encoding(encoder: scaling, raw: raw, scaled: scaled, points: scaled)
        }
        let encoder = FeatureEncoder(schema: schema, scaler: scaling.scaler, projection: projection)
        return Encoding(encoder: encoder, raw: raw, scaled: scaled, points: given.encoded(by: encoder))
    }

    private func schema(of input: Input) throws(RecipeError) -> FeatureSchema {
        var features: [Feature] = []
        for column in input.columns {
            features.append(
                try column.feature(
                    transform: parameters.transform, winsorShare: parameters.winsorShare, ids: input.ids))
        }
        let fitted = features
        return try RecipeError.wrapping(RecipeError.schema) { () throws(FeatureSchema.Failure) in
            try FeatureSchema(identifier: identifier, fitted)
        }
    }

    private func scaler(for given: Matrix, _ schema: FeatureSchema) throws(RecipeError) -> FeatureScaler {
        progress(.scaling(customers: given.rows, parameters.transform, parameters.scaler))
        let width = schema.columnNames.count
        // A scaler that changes nothing leaves what there is to scale.
        let unscaled = FeatureScaler(
            kind: parameters.scaler, centre: [Double](repeating: 0, count: width),
            scale: [Double](repeating: 1, count: width))
        let transformed = given.encoded(by: FeatureEncoder(schema: schema, scaler: unscaled))
        let scaling = ScalingParameters(transform: .none, columns: width, scaler: parameters.scaler)
        let fitted = try RecipeError.wrapping(RecipeError.scaling) { () throws(ScalingFitError) in
            try scaling.fit(transformed).scaler
        }
        return scalesCategories ? fitted : Self.sparingCategories(fitted, schema)
    }

    /// The same scaler, which leaves the columns of 0 and 1 as they are.
    private static func sparingCategories(_ scaler: FeatureScaler, _ schema: FeatureSchema) -> FeatureScaler {
        let isSpared = schema.features.flatMap { feature -> [Bool] in
            let isOneHot = if case .category(let encoding) = feature.kind { encoding.coding == .oneHot } else { false }
            return feature.columnNames.map { _ in isOneHot }
        }
        return FeatureScaler(
            kind: scaler.kind, centre: zip(scaler.centre, isSpared).map { $1 ? 0 : $0 },
            scale: zip(scaler.scale, isSpared).map { $1 ? 1 : $0 })
    }

    private func project(_ scaled: Matrix) throws(RecipeError) -> Projection? {
        guard let components = parameters.components else { return nil }
        progress(.projection(columns: scaled.columns))
        return try RecipeError.wrapping(RecipeError.pca) { () throws(PCAFitError) in
            Projection(try PCAParameters(components: components).fit(scaled))
        }
    }
}

extension Matrix {
    /// One column beside the other.
    init(columns: [[Double]], rows: Int) {
        self.init(
            rows: rows, columns: columns.count,
            values: (0..<rows).flatMap { row in columns.map { column in column[row] } })
    }

    /// The vector of each row, which is one customer's features.
    func encoded(by encoder: FeatureEncoder) -> Matrix {
        var values: [Double] = []
        values.reserveCapacity(rows * encoder.dimension)
        var vector = [Double](repeating: 0, count: encoder.dimension)
        for row in 0..<rows {
            encoder.encode(Customer(Array(self.row(row))), into: &vector)
            values += vector
        }
        return Matrix(rows: rows, columns: encoder.dimension, values: values)
    }
}

extension Projection {
    /// The components that were kept.
    package init(_ fit: PCAFit) {
        self.init(
            mean: fit.mean, components: fit.components, explainedVariance: fit.variances,
            explainedVarianceRatio: Array(fit.varianceRatios.prefix(fit.components.rows)))
    }
}
