import JSON

extension JSONWriter {
    /// Decimals of a coordinate: more than a map can show.
    private static let coordinateDigits = 4

    /// Writes where a customer stands on a map, a number per axis; null where there is no map, and for who lies beyond
    /// all numbers.
    mutating func coordinates(_ place: [Double]?) {
        guard let place, place.allSatisfy(\.isFinite) else { return null() }
        beginArray()
        for coordinate in place { value(coordinate, fractionDigits: Self.coordinateDigits) }
        endArray()
    }
}
