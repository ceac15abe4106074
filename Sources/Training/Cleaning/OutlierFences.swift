/// Tukey's fences: the range outside which a number counts as an outlier of its column.
///
/// Reference: J. W. Tukey, "Exploratory Data Analysis", 1977.
package struct OutlierFences: Sendable, Equatable {
    package let lowerQuartile: Double
    package let upperQuartile: Double
    /// Lower quartile − factor × interquartile range.
    package let lower: Double
    /// Upper quartile + factor × interquartile range.
    package let upper: Double

    /// Sets the fences of `values`, `factor` interquartile ranges beyond the quartiles.
    ///
    /// - Precondition: there is at least one value.
    package init(of values: [Double], factor: Double) {
        let quantiles = Quantiles(of: values)
        lowerQuartile = quantiles[0.25]
        upperQuartile = quantiles[0.75]
        let range = upperQuartile - lowerQuartile
        lower = lowerQuartile - factor * range
        upper = upperQuartile + factor * range
    }

    /// Whether `value` lies within the fences or on them.
    package func contains(_ value: Double) -> Bool {
        value >= lower && value <= upper
    }
}
