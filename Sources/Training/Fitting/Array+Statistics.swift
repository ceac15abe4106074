/// Figures of one column of numbers. All need at least one number.
extension Array<Double> {
    /// The arithmetic mean.
    var mean: Double {
        reduce(0, +) / Double(count)
    }

    /// The standard deviation with ddof 0, from deviations, so that a large mean costs no digits.
    var standardDeviation: Double {
        let mean = self.mean
        let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count)).squareRoot()
    }
}
