/// How far a number must lie out to count as an outlier of its column.
package enum OutlierRule: Sendable, Equatable {
    /// More than `factor` interquartile ranges beyond the quartiles (Tukey 1977).
    case interquartileRange(factor: Double)
    /// More than `limit` standard deviations, with ddof 0, from the mean.
    case zScore(limit: Double)
}
