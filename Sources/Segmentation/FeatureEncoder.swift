/// Turns a customer into the vector that the models were fitted on: fill, transform, scale.
///
/// The trainer fits it and the server applies it, so both see the same numbers.
package struct FeatureEncoder: Sendable, Equatable {
    /// The features, in the order of the vector.
    package let schema: FeatureSchema
    /// Centre and scale of each feature.
    package let scaler: FeatureScaler
    private let columns: [Column]

    /// A flat copy of what every vector needs: reaching into a feature would retain its strings.
    private struct Column: Sendable, Equatable {
        let transform: FeatureTransform
        let fillValue: Double
        let centre: Double
        let scale: Double
    }

    /// Makes an encoder.
    ///
    /// - Precondition: the scaler has one column per feature.
    package init(schema: FeatureSchema, scaler: FeatureScaler) {
        precondition(schema.dimension == scaler.dimension, "the scaler must have one column per feature")
        self.schema = schema
        self.scaler = scaler
        columns = schema.features.indices.map { index in
            let feature = schema.features[index]
            return Column(
                transform: feature.transform, fillValue: feature.fillValue, centre: scaler.centre[index],
                scale: scaler.scale[index])
        }
    }

    /// Number of features in a customer and of coordinates in a vector.
    package var dimension: Int { schema.dimension }

    /// Writes the coordinates of `customer` into `vector`, with fill values where a feature is missing.
    ///
    /// - Precondition: both have `dimension` entries.
    package func encode(_ customer: Customer, into vector: inout [Double]) {
        precondition(
            customer.dimension == columns.count && vector.count == columns.count,
            "a vector has one number per feature")
        var coordinates = vector.mutableSpan
        for index in columns.indices {
            let column = columns[index]
            let raw = customer.values[index]
            // Only NaN, a missing value, differs from itself; `isNaN` looks at the bits and costs as much as the rest.
            let value = column.transform.apply(raw == raw ? raw : column.fillValue)
            coordinates[index] = (value - column.centre) / column.scale
        }
    }

    /// The coordinates of `customer`, in a new array.
    package func encode(_ customer: Customer) -> [Double] {
        var vector = [Double](repeating: 0, count: dimension)
        encode(customer, into: &vector)
        return vector
    }

    /// The raw values, in the features' units, of a point given in the models' coordinates.
    package func decode(_ vector: some Collection<Double>) -> [Double] {
        zip(schema.features, vector).enumerated().map { index, pair in
            pair.0.transform.invert(scaler.invert(pair.1, at: index))
        }
    }
}
