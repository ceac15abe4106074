import Glibc

/// How far distances become a confidence: the probability that a customer keeps its segment in a refitted model.
package struct Calibration: Sendable, Equatable {
    /// The two ways from distances to a confidence.
    package enum Method: Sendable, Equatable {
        /// p(c|z) ∝ exp(−‖z − μ_c‖² / (2τ)) with the temperature τ, a squared distance; the smaller, the surer.
        ///
        /// No cluster weights enter: a weighted posterior would name another segment than the nearest for some
        /// customers.
        case temperature(Double)
        /// A map of the margin, for models that no one temperature fits.
        case isotonic(IsotonicMap)
    }

    /// The methods by their words in bundles.
    package enum Kind: String, Sendable, CaseIterable {
        case temperature
        case isotonic
    }

    /// The way from distances to a confidence.
    package let method: Method

    /// Makes a calibration by temperature.
    ///
    /// - Precondition: the temperature is positive and finite.
    package init(temperature: Double) {
        precondition(temperature > 0 && temperature.isFinite, "the temperature must be positive and finite")
        method = .temperature(temperature)
    }

    /// Makes a calibration by a map of the margin.
    package init(isotonic map: IsotonicMap) {
        method = .isotonic(map)
    }

    /// The method's word.
    package var kind: Kind {
        switch method {
        case .temperature: .temperature
        case .isotonic: .isotonic
        }
    }

    /// The starting value τ₀ = inertia / (n·d): the mean squared deviation per point and coordinate.
    package static func initial(inertia: Double, points: Int, dimension: Int) -> Calibration {
        Calibration(temperature: initialTemperature(inertia: inertia, points: points, dimension: dimension))
    }

    /// τ₀ itself.
    package static func initialTemperature(inertia: Double, points: Int, dimension: Int) -> Double {
        // Points that all coincide with their centroids leave no spread; any positive value then says "certain".
        max(inertia / Double(points * dimension), .leastNormalMagnitude)
    }

    /// The probability of `cluster`, the nearest, 0 to 1, from the squared distances to all centroids.
    package func confidence(of cluster: Int, squaredDistances: [Double]) -> Double {
        confidence(of: cluster, squaredDistances: squaredDistances.span)
    }

    /// The same of a view.
    @inline(__always)
    func confidence(of cluster: Int, squaredDistances: Span<Double>) -> Double {
        switch method {
        case .temperature(let temperature): Self.share(of: cluster, squaredDistances, temperature)
        case .isotonic(let map): map.confidence(at: Self.margin(of: cluster, squaredDistances))
        }
    }

    /// How little a cluster can be told from the nearest, from 1 on down: `margin` is how much farther it is.
    func doubt(at margin: Double) -> Double {
        switch method {
        case .temperature(let temperature): exp(-margin / (2 * temperature))
        case .isotonic(let map): 1 - map.confidence(at: margin)
        }
    }

    private static func share(of cluster: Int, _ squaredDistances: Span<Double>, _ temperature: Double) -> Double {
        let own = squaredDistances[cluster]
        var sum = 0.0
        for index in squaredDistances.indices {
            let distance = squaredDistances[index]
            // Equal distances may both be infinite, and their difference then no number.
            if distance == own {
                sum += 1
                continue
            }
            let power = (own - distance) / (2 * temperature)
            // The sum is at least 1, of which the rest is a millionth of the last bit.
            if power > negligible { sum += exp(power) }
        }
        return 1 / sum
    }

    /// Below this exponent a power of e is nothing beside 1.
    static let negligible = -50.0

    /// How much farther the second nearest centroid is than `cluster`, in squared distances; infinite where there is
    /// none.
    package static func margin(of cluster: Int, _ squaredDistances: [Double]) -> Double {
        margin(of: cluster, squaredDistances.span)
    }

    private static func margin(of cluster: Int, _ squaredDistances: Span<Double>) -> Double {
        let own = squaredDistances[cluster]
        var least = Double.infinity
        for other in squaredDistances.indices where other != cluster { least = min(least, squaredDistances[other]) }
        return least == own ? 0 : least - own
    }
}
