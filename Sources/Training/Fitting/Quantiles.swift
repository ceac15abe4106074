/// Quantiles of a sample, interpolated linearly between its values as NumPy does by default.
///
/// Reference: R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996;
/// definition 7.
package struct Quantiles: Sendable {
    private let sorted: [Double]

    /// Takes a sample of finite numbers, in any order.
    ///
    /// - Precondition: there is at least one.
    package init(of values: some Sequence<Double>) {
        sorted = values.sorted()
        precondition(!sorted.isEmpty, "an empty sample has no quantiles")
    }

    package var median: Double { self[0.5] }

    /// The value below which the share `probability`, 0 to 1, of the sample lies.
    package subscript(probability: Double) -> Double {
        precondition((0...1).contains(probability), "a probability lies between 0 and 1")
        let place = Double(sorted.count - 1) * probability
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        let weight = place - Double(below)
        let difference = sorted[above] - sorted[below]
        // From the nearer value, so that a weight of 1 gives exactly the upper one.
        return weight < 0.5 ? sorted[below] + difference * weight : sorted[above] - difference * (1 - weight)
    }
}
