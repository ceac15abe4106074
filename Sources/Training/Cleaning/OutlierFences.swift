/// The range outside which a number counts as an outlier of its column.
///
/// Reference: J. W. Tukey, "Exploratory Data Analysis", 1977.
package struct OutlierFences: Sendable, Equatable {
    package let lowerQuartile: Double
    package let upperQuartile: Double
    /// Lower quartile − factor × interquartile range, or mean − limit × standard deviation.
    package let lower: Double
    /// Upper quartile + factor × interquartile range, or mean + limit × standard deviation.
    package let upper: Double

    /// Sets the fences of `values` by `rule`.
    ///
    /// - Precondition: there is at least one value.
    package init(of values: [Double], by rule: OutlierRule) {
        let quantiles = Quantiles(of: values)
        lowerQuartile = quantiles[0.25]
        upperQuartile = quantiles[0.75]
        switch rule {
        case .interquartileRange(let factor):
            let range = upperQuartile - lowerQuartile
            lower = lowerQuartile - factor * range
            upper = upperQuartile + factor * range
        case .zScore(let limit):
            let reach = limit * values.standardDeviation
            lower = values.mean - reach
            upper = values.mean + reach
        }
    }

    /// Whether `value` lies within the fences or on them.
    package func contains(_ value: Double) -> Bool {
        value >= lower && value <= upper
    }
}
