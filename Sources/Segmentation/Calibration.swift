import Glibc

/// How far distances become a confidence: p(c|z) ∝ exp(−‖z − μ_c‖² / (2τ)).
///
/// No cluster weights enter: a weighted posterior would name another segment than the nearest for some customers.
package struct Calibration: Sendable, Equatable {
    /// τ, a squared distance in the models' coordinates; the smaller, the surer.
    package let temperature: Double

    /// Makes a calibration.
    ///
    /// - Precondition: the temperature is positive and finite.
    package init(temperature: Double) {
        precondition(temperature > 0 && temperature.isFinite, "the temperature must be positive and finite")
        self.temperature = temperature
    }

    /// The starting value τ₀ = inertia / (n·d): the mean squared deviation per point and coordinate.
    package static func initial(inertia: Double, points: Int, dimension: Int) -> Calibration {
        let mean = inertia / Double(points * dimension)
        // Points that all coincide with their centroids leave no spread; any positive value then says "certain".
        return Calibration(temperature: max(mean, .leastNormalMagnitude))
    }

    /// The probability of `cluster`, 0 to 1, from the squared distances to all centroids.
    package func confidence(of cluster: Int, squaredDistances: [Double]) -> Double {
        let own = squaredDistances[cluster]
        var sum = 0.0
        for distance in squaredDistances {
            // Equal distances may both be infinite, and their difference then no number.
            sum += distance == own ? 1 : exp((own - distance) / (2 * temperature))
        }
        return 1 / sum
    }
}
