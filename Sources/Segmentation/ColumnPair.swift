/// What makes coordinates of two features that stand side by side and are not transformed, for both at once.
struct ColumnPair: Sendable, Equatable {
    let fillValue: SIMD2<Double>
    let centre: SIMD2<Double>
    let scale: SIMD2<Double>

    /// The columns two by two; behind an odd number of them the last one stands in both places.
    static func pairs(of columns: [FeatureEncoder.Column]) -> [ColumnPair] {
        stride(from: 0, to: columns.count, by: 2).map { first in
            let (left, right) = (columns[first], columns[min(first + 1, columns.count - 1)])
            return ColumnPair(
                fillValue: SIMD2(left.fillValue, right.fillValue), centre: SIMD2(left.centre, right.centre),
                scale: SIMD2(left.scale, right.scale))
        }
    }

    /// The coordinates of two values, of which NaN is a missing one.
    @inline(__always)
    func encode(_ raw: SIMD2<Double>) -> SIMD2<Double> {
        // Only NaN differs from itself. Chosen bit by bit, for `replacing(with:where:)` looks at one lane after the other.
        let isKnown = unsafe unsafeBitCast(raw .== raw, to: SIMD2<UInt64>.self)
        let known = unsafe unsafeBitCast(raw, to: SIMD2<UInt64>.self) & isKnown
        let filled = unsafe unsafeBitCast(fillValue, to: SIMD2<UInt64>.self) & ~isKnown
        return unsafe (unsafeBitCast(known | filled, to: SIMD2<Double>.self) - centre) / scale
    }
}

extension FeatureEncoder {
    /// Writes the coordinates of untransformed features, of which both spans have one each.
    @inline(__always)
    func encodePairs(of values: Span<Double>, into coordinates: inout MutableSpan<Double>) {
        let pairs = pairs.span
        var index = 0
        // Twice as many values as pairs, or one less.
        while index &+ 1 < values.count {
            let raw = unsafe SIMD2(values[unchecked: index], values[unchecked: index &+ 1])
            let encoded = unsafe pairs[unchecked: index &>> 1].encode(raw)
            unsafe coordinates[unchecked: index] = encoded[0]
            unsafe coordinates[unchecked: index &+ 1] = encoded[1]
            index &+= 2
        }
        if index < values.count {
            let raw = unsafe SIMD2(repeating: values[unchecked: index])
            unsafe coordinates[unchecked: index] = pairs[unchecked: index &>> 1].encode(raw)[0]
        }
    }
}
