/// A spread of numbers in a few figures: quartiles, and whiskers to the last value within one and a half times the
/// distance of the quartiles (Tukey 1977).
package struct BoxSummary: Sendable, Equatable {
    /// How many values.
    package let count: Int
    /// The least value that is no outlier.
    package let lowerWhisker: Double
    /// A quarter of the values lie below, by linear interpolation.
    package let lowerQuartile: Double
    /// Half of the values lie below.
    package let median: Double
    /// Three quarters of the values lie below.
    package let upperQuartile: Double
    /// The greatest value that is no outlier.
    package let upperWhisker: Double
    /// Values beyond the whiskers.
    package let outliers: Int

    /// Makes a summary of known figures.
    package init(
        count: Int, lowerWhisker: Double, lowerQuartile: Double, median: Double, upperQuartile: Double,
        upperWhisker: Double, outliers: Int
    ) {
        self.count = count
        self.lowerWhisker = lowerWhisker
        self.lowerQuartile = lowerQuartile
        self.median = median
        self.upperQuartile = upperQuartile
        self.upperWhisker = upperWhisker
        self.outliers = outliers
    }

    /// Sums up the drawable ones of `values`; nil where there are none.
    package init?(of values: [Double]) {
        let sorted = values.filter(Extent.isDrawable).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
        }
        let (lower, upper) = (quantile(0.25), quantile(0.75))
        let reach = 1.5 * (upper - lower)
        let within = sorted.filter { $0 >= lower - reach && $0 <= upper + reach }
        self.init(
            count: sorted.count, lowerWhisker: min(within.first ?? first, lower), lowerQuartile: lower,
            median: quantile(0.5), upperQuartile: upper, upperWhisker: max(within.last ?? last, upper),
            outliers: sorted.count - within.count)
    }

    /// Whether all figures can be drawn.
    var isDrawable: Bool {
        [lowerWhisker, lowerQuartile, median, upperQuartile, upperWhisker].allSatisfy(Extent.isDrawable)
    }
}
