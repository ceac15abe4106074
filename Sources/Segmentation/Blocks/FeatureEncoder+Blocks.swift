extension FeatureEncoder {
    /// Writes the coordinates of the first `count` customers of a block, whose values are `values`.
    func encode(_ values: BlockColumns, _ count: Int, into coordinates: inout BlockColumns) {
        precondition(
            values.columns == schema.dimension && coordinates.columns == dimension,
            "a customer has one value per feature, a vector one number per coordinate")
        guard !columns.isEmpty else { return encodeRows(values, count, into: &coordinates) }
        for index in columns.indices {
            coordinates.write(index) { places in columns[index].encode(values[index], count, into: &places) }
        }
    }

    /// The way of features that take limits, several columns or a projection: one customer after the other.
    private func encodeRows(_ values: BlockColumns, _ count: Int, into coordinates: inout BlockColumns) {
        var row = [Double](repeating: 0, count: values.columns)
        var vector = [Double](repeating: 0, count: dimension)
        for customer in 0..<count {
            values.copy(customer: customer, into: &row)
            var place = vector.mutableSpan
            encode(row.span, into: &place)
            coordinates.replace(customer: customer, with: vector)
        }
    }
}

extension FeatureEncoder.Column {
    /// Writes what the values of the first `count` customers become.
    fileprivate func encode(_ values: Span<Double>, _ count: Int, into places: inout MutableSpan<Double>) {
        transform.write(values, count, into: &places)
        for customer in 0..<count { places[customer] = (places[customer] - centre) / scale }
    }
}

extension FeatureTransform {
    /// Writes what the first `count` values become.
    fileprivate func write(_ values: Span<Double>, _ count: Int, into places: inout MutableSpan<Double>) {
        // Asked once, so that the loop is of one transform.
        switch self {
        case .none: for place in 0..<count { places[place] = values[place] }
        case .cbrt: CubeRoot.write(of: values, count, into: &places)
        case .sqrt: for place in 0..<count { places[place] = values[place].squareRoot() }
        case .log1p, .yeoJohnson: for place in 0..<count { places[place] = apply(values[place]) }
        }
    }
}
