import Glibc
import Segmentation

/// The power that makes a sample as nearly normal as one can, by maximum likelihood.
///
/// Reference: I.-K. Yeo, R. A. Johnson, "A new family of power transformations to improve normality or symmetry",
/// Biometrika 87(4), 2000; section 3.
package struct YeoJohnsonFit: Sendable, Equatable {
    /// The exponent, within `FeatureTransform.lambdas`; 1 where all values are equal.
    package let lambda: Double
    /// The log-likelihood at `lambda`, without its constant.
    package let logLikelihood: Double

    /// Fits a sample of finite numbers.
    ///
    /// - Precondition: there is at least one.
    package init(of values: [Double]) {
        precondition(!values.isEmpty, "an empty sample has no distribution")
        // Shares a common factor with every likelihood, so it is summed once.
        let slope = values.reduce(0) { $0 + ($1 < 0 ? -1 : 1) * log1p($1.magnitude) }
        func likelihood(_ lambda: Double) -> Double {
            let deviation = values.map(FeatureTransform.yeoJohnson(lambda: lambda).apply).standardDeviation
            return (lambda - 1) * slope - Double(values.count) * log(deviation)
        }
        guard values.contains(where: { $0 != values[0] }) else {
            (lambda, logLikelihood) = (1, 0)
            return
        }
        lambda = Self.maximum(of: likelihood, in: FeatureTransform.lambdas)
        logLikelihood = likelihood(lambda)
    }

    /// The place of the maximum of a function with one hill, by golden section: 50 steps leave 1e-9 of the range.
    private static func maximum(of function: (Double) -> Double, in range: ClosedRange<Double>) -> Double {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (lower, upper) = (range.lowerBound, range.upperBound)
        var (left, right) = (upper - ratio * (upper - lower), lower + ratio * (upper - lower))
        var (leftValue, rightValue) = (function(left), function(right))
        for _ in 0..<50 {
            if leftValue >= rightValue {
                (upper, right, rightValue) = (right, left, leftValue)
                left = upper - ratio * (upper - lower)
                leftValue = function(left)
            } else {
                (lower, left, leftValue) = (left, right, rightValue)
                right = lower + ratio * (upper - lower)
                rightValue = function(right)
            }
        }
        return (lower + upper) / 2
    }
}
