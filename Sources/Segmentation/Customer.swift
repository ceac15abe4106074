/// What is known of one customer: a raw value, or nothing, for each feature of a schema.
///
/// Numbers are in the feature's unit, categories are their codes. The storage is reused from one customer to the next.
@usableFromInline package struct Customer: Sendable, Equatable {
    /// One value per feature; NaN, which no input can carry, stands for a missing one.
    @usableFromInline
    var values: [Double]

    /// Makes a customer of whom nothing is known yet.
    package init(dimension: Int) {
        values = [Double](repeating: .nan, count: dimension)
    }

    /// Makes a customer of whom all is known.
    package init(_ values: [Double]) {
        self.values = values
    }

    /// Number of features.
    @inlinable
    package var dimension: Int { values.count }

    /// The value of feature `index`, or nil when it is missing.
    @inlinable
    package subscript(index: Int) -> Double? {
        get {
            let value = values[index]
            return value.isNaN ? nil : value
        }
        set { values[index] = newValue ?? .nan }
    }

    /// The values for writing, NaN for a missing one: the owner is looked for once and not for each value.
    @inlinable
    package var mutableValues: MutableSpan<Double> {
        @_lifetime(&self)
        mutating get { values.mutableSpan }
    }

    /// Forgets everything and sets the number of features, keeping the memory.
    package mutating func reset(dimension: Int) {
        if values.count != dimension { values.resize(to: dimension, filling: .nan) }
        var known = values.mutableSpan
        for index in known.indices { known[index] = .nan }
    }
}
