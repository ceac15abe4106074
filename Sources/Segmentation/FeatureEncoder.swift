/// Turns a customer into the vector that the models were fitted on: fill, transform, scale and, where wanted, project.
///
/// The trainer fits it and the server applies it, so both see the same numbers.
package struct FeatureEncoder: Sendable, Equatable {
    /// The features of a customer.
    package let schema: FeatureSchema
    /// Centre and scale of each column that the features take.
    package let scaler: FeatureScaler
    /// From scaled columns to the space that the models live in; nil where that is the space of the columns.
    package let projection: Projection?
    /// Number of coordinates in a vector.
    package let dimension: Int
    /// One per feature, where features simply stand one behind the other; else none.
    let columns: [Column]
    /// The same once more, two by two, where no feature is transformed; else none.
    let pairs: [ColumnPair]
    /// One per column of a matrix, where it takes more to encode a customer; else none.
    let encodedColumns: [EncodedColumn]

    /// A flat copy of what every vector needs: reaching into a feature would retain its strings.
    struct Column: Sendable, Equatable {
        let transform: FeatureTransform
        let fillValue: Double
        let centre: Double
        let scale: Double
    }

    /// Makes an encoder.
    ///
    /// - Precondition: the scaler, and the projection where there is one, have as many columns as the features take.
    package init(schema: FeatureSchema, scaler: FeatureScaler, projection: Projection? = nil) {
        let width = schema.columnNames.count
        precondition(scaler.dimension == width, "the scaler must have one number per column")
        precondition(projection.map { $0.columns == width } ?? true, "the projection must be of as many columns")
        self.schema = schema
        self.scaler = scaler
        self.projection = projection
        dimension = projection?.dimension ?? width
        let isPlain = projection == nil && schema.features.allSatisfy(\.isEncodedAlone)
        encodedColumns = isPlain ? [] : EncodedColumn.columns(of: schema, scaler: scaler)
        let columns: [Column] =
            isPlain
            ? schema.features.indices.map { index in
                let feature = schema.features[index]
                return Column(
                    transform: feature.transform, fillValue: feature.fillValue, centre: scaler.centre[index],
                    scale: scaler.scale[index])
            } : []
        self.columns = columns
        pairs = columns.allSatisfy { $0.transform == .none } ? ColumnPair.pairs(of: columns) : []
    }

    /// Writes the coordinates of `customer` into `vector`, with fill values where a feature is missing.
    ///
    /// - Precondition: the customer has one entry per feature, the vector `dimension`.
    package func encode(_ customer: Customer, into vector: inout [Double]) {
        var coordinates = vector.mutableSpan
        encode(customer.values.span, into: &coordinates)
    }

    /// Writes the coordinates of the customer whose values, one per feature, are `values`; NaN stands for a missing one.
    @inline(__always)
    func encode(_ values: Span<Double>, into coordinates: inout MutableSpan<Double>) {
        if columns.isEmpty { return encodeColumns(of: values, into: &coordinates) }
        precondition(
            values.count == columns.count && coordinates.count == columns.count, "a vector has one number per feature")
        guard pairs.isEmpty else { return encodePairs(of: values, into: &coordinates) }
        let columns = columns.span
        for index in columns.indices {
            let column = columns[index]
            // All three are of one length, as was just checked.
            let raw = unsafe values[unchecked: index]
            // Only NaN, a missing value, differs from itself; `isNaN` looks at the bits and costs as much as the rest.
            let value = column.transform.apply(raw == raw ? raw : column.fillValue)
            unsafe coordinates[unchecked: index] = (value - column.centre) / column.scale
        }
    }

    /// The way of features that take limits, several columns or a projection.
    @inline(never)
    private func encodeColumns(of values: Span<Double>, into coordinates: inout MutableSpan<Double>) {
        precondition(
            values.count == schema.dimension && coordinates.count == dimension,
            "a customer has one value per feature, a vector one number per coordinate")
        if projection != nil { for index in coordinates.indices { coordinates[index] = 0 } }
        for index in encodedColumns.indices {
            let column = encodedColumns[index]
            let value = column.encode(values[column.feature])
            if let projection {
                projection.add(value, in: index, to: &coordinates)
            } else {
                coordinates[index] = value
            }
        }
    }

    /// The coordinates of `customer`, in a new array.
    package func encode(_ customer: Customer) -> [Double] {
        var vector = [Double](repeating: 0, count: dimension)
        encode(customer, into: &vector)
        return vector
    }

    /// The raw values, in the features' units, of a point given in the models' coordinates: of a projected one those
    /// nearest to it, of columns for categories the code of the category that is most.
    package func decode(_ vector: some Collection<Double>) -> [Double] {
        let columns = projection?.reconstruct(vector) ?? Array(vector)
        var place = 0
        return schema.features.map { feature in
            let values = (0..<feature.columnNames.count).map { scaler.invert(columns[place + $0], at: place + $0) }
            place += values.count
            guard feature.hasColumnPerCategory else { return feature.transform.invert(values[0]) }
            return Double(values.indices.max { (values[$0], $1) < (values[$1], $0) } ?? 0)
        }
    }
}

extension Feature {
    /// Whether its one column takes no more than its fill value, transform, centre and scale.
    fileprivate var isEncodedAlone: Bool { !hasColumnPerCategory && winsorLimits == nil }
}
