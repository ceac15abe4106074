import Glibc

/// What is done to a raw number before it is scaled, to draw in long tails.
///
/// All keep the order of values, so a counterfactual found in the transformed space maps back to one raw value.
package enum FeatureTransform: Sendable, Equatable {
    /// The transforms by their words in bundles and on the command line.
    package enum Kind: String, Sendable, CaseIterable {
        case none
        case log1p
        case sqrt
        case cbrt
        case yeoJohnson = "yeo_johnson"
    }

    /// x
    case none
    /// ln(1 + x), for x > -1
    case log1p
    /// √x, for x ≥ 0
    case sqrt
    /// ∛x, for every x
    case cbrt
    /// A power that makes the training values as nearly normal as a power can, for every x; 1 leaves them as they are.
    ///
    /// Reference: I.-K. Yeo, R. A. Johnson, "A new family of power transformations to improve normality or symmetry",
    /// Biometrika 87(4), 2000.
    case yeoJohnson(lambda: Double)

    /// The exponents that a power may have: beyond them a feature's largest numbers would have no finite transform.
    package static let lambdas = -5.0...5.0

    /// The transforms that have nothing to fit.
    package static let unfitted: [FeatureTransform] = [.none, .log1p, .sqrt, .cbrt]

    /// The transform's word.
    package var kind: Kind {
        switch self {
        case .none: .none
        case .log1p: .log1p
        case .sqrt: .sqrt
        case .cbrt: .cbrt
        case .yeoJohnson: .yeoJohnson
        }
    }

    /// The transformed value; NaN outside the domain, which `contains(_:)` tells beforehand.
    package func apply(_ value: Double) -> Double {
        switch self {
        case .none: value
        case .log1p: Glibc.log1p(value)
        case .sqrt: value.squareRoot()
        case .cbrt: CubeRoot.of(value)
        case .yeoJohnson(let lambda): PowerTransform(lambda: lambda).apply(value)
        }
    }

    /// The raw value whose transform is `value`.
    package func invert(_ value: Double) -> Double {
        switch self {
        case .none: value
        case .log1p: expm1(value)
        case .sqrt: value * value
        case .cbrt: value * value * value
        case .yeoJohnson(let lambda): PowerTransform(lambda: lambda).invert(value)
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
        case .yeoJohnson: -NumberDomain.largestMagnitude
        }
    }
}
