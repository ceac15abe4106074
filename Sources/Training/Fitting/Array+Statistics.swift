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

    /// The quantile at `share`, 0 to 1, interpolated linearly between neighbours.
    ///
    /// - Precondition: the numbers are ascending.
    func quantile(_ share: Double) -> Double {
        let position = share * Double(count - 1)
        let lower = Int(position)
        let upper = Swift.min(lower + 1, count - 1)
        return self[lower] + (position - Double(lower)) * (self[upper] - self[lower])
    }
}
