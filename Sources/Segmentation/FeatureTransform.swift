import Glibc

/// What is done to a raw number before it is scaled, to draw in long tails.
///
/// All four keep the order of values, so a counterfactual found in the transformed space maps back to one raw value.
package enum FeatureTransform: String, Sendable, CaseIterable {
    /// x
    case none
    /// ln(1 + x), for x > -1
    case log1p
    /// √x, for x ≥ 0
    case sqrt
    /// ∛x, for every x
    case cbrt

    /// The transformed value; NaN outside the domain, which `contains(_:)` tells beforehand.
    package func apply(_ value: Double) -> Double {
        switch self {
        case .none: value
        case .log1p: Glibc.log1p(value)
        case .sqrt: value.squareRoot()
        case .cbrt: Glibc.cbrt(value)
        }
    }

    /// The raw value whose transform is `value`.
    package func invert(_ value: Double) -> Double {
        switch self {
        case .none: value
        case .log1p: expm1(value)
        case .sqrt: value * value
        case .cbrt: value * value * value
        }
    }

    /// Whether the transform of `value` is a finite number.
    package func contains(_ value: Double) -> Bool {
        value.isFinite && value >= least
    }

    /// The least number whose transform is finite.
    package var least: Double {
        switch self {
        case .none, .cbrt: -.greatestFiniteMagnitude
        case .log1p: (-1.0).nextUp
        case .sqrt: 0
        }
    }
}
