/// Which numbers a feature may take, and which it took in training.
package struct NumberDomain: Sendable, Equatable {
    /// The largest magnitude of any feature: beyond it a Double no longer tells cents apart, and the squares that
    /// distances are summed from come near to overflowing.
    package static let largestMagnitude = 1e15

    /// The least value that makes sense; below it a customer is refused. Nil where there is none.
    package let minimum: Double?
    /// The smallest and the largest training value; outside, a prediction carries a warning.
    package let trainingRange: ClosedRange<Double>

    /// Makes a domain.
    package init(minimum: Double?, trainingRange: ClosedRange<Double>) {
        self.minimum = minimum
        self.trainingRange = trainingRange
    }
}
