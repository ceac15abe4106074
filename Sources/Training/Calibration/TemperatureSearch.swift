import Glibc
import Segmentation

/// Looks for the temperature with the least Brier score.
struct TemperatureSearch {
    /// Doublings of the first temperature that are tried in either direction.
    private static let doublings = 12
    /// The golden section, and steps until what is left of two doublings is a millionth of one.
    private static let section = (5.0.squareRoot() - 1) / 2
    private static let steps = 30

    let sample: CalibrationSample

    /// The best temperature within 12 doublings of `first`: the best doubling, refined among its neighbours.
    func best(from first: Double) -> Double {
        let exponents = (-Self.doublings...Self.doublings).map(Double.init)
        let scores = exponents.map { score(at: $0, from: first) }
        let least = scores.indices.min { scores[$0] < scores[$1] } ?? Self.doublings
        let refined = refine(exponents[least] - 1, exponents[least] + 1, from: first)
        let best = score(at: refined, from: first) < scores[least] ? refined : exponents[least]
        return Self.temperature(best, first)
    }

    /// J. Kiefer, "Sequential minimax search for a maximum", Proceedings of the AMS 4, 1953.
    private func refine(_ low: Double, _ high: Double, from first: Double) -> Double {
        var (low, high) = (low, high)
        var (left, right) = (high - Self.section * (high - low), low + Self.section * (high - low))
        var (leftScore, rightScore) = (score(at: left, from: first), score(at: right, from: first))
        for _ in 0..<Self.steps {
            if leftScore <= rightScore {
                (high, right, rightScore) = (right, left, leftScore)
                left = high - Self.section * (high - low)
                leftScore = score(at: left, from: first)
            } else {
                (low, left, leftScore) = (left, right, rightScore)
                right = low + Self.section * (high - low)
                rightScore = score(at: right, from: first)
            }
        }
        return (low + high) / 2
    }

    private func score(at exponent: Double, from first: Double) -> Double {
        let calibration = Calibration(temperature: Self.temperature(exponent, first))
        return Reliability.brierScore(sample.confidences(by: calibration), sample.keptShares)
    }

    private static func temperature(_ exponent: Double, _ first: Double) -> Double {
        // Within the numbers that can be divided by.
        min(max(first * exp2(exponent), .leastNormalMagnitude), .greatestFiniteMagnitude / 4)
    }
}
