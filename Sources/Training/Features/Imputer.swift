/// What stands in for a missing value.
package enum Imputer: String, Sendable, CaseIterable {
    /// The mean of the values known.
    case mean
    /// Their median.
    case median
    /// The most frequent of them, of equally frequent ones the least.
    case mostFrequent = "most_frequent"

    /// The stand-in among known values.
    ///
    /// - Precondition: there is at least one.
    package func value(among known: [Double]) -> Double {
        switch self {
        case .mean: return known.mean
        case .median: return Quantiles(of: known).median
        case .mostFrequent:
            let counts = known.reduce(into: [Double: Int]()) { $0[$1, default: 0] += 1 }
            let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
            guard let most else { preconditionFailure("an empty sample has no most frequent value") }
            return most.key
        }
    }
}
