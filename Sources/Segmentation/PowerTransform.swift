import Glibc

/// The arithmetic of Yeo and Johnson's powers: Box and Cox's of 1 + x above 0, and their mirror image below it.
struct PowerTransform {
    let lambda: Double

    @inline(never)
    func apply(_ value: Double) -> Double {
        value >= 0 ? Self.raise(value, to: lambda) : -Self.raise(-value, to: 2 - lambda)
    }

    /// The raw value, within what a feature may hold; powers have bounds that no raw value reaches.
    func invert(_ value: Double) -> Double {
        let raw = value >= 0 ? Self.root(value, of: lambda) : -Self.root(-value, of: 2 - lambda)
        return min(max(raw, -NumberDomain.largestMagnitude), NumberDomain.largestMagnitude)
    }

    /// ((1 + x)^λ − 1) / λ for x ≥ 0, and ln(1 + x) where λ is 0.
    private static func raise(_ value: Double, to lambda: Double) -> Double {
        // Exact for λ = 1, and near 0 without the loss of 1 + x.
        if lambda == 0 { return log1p(value) }
        return lambda == 1 ? value : expm1(lambda * log1p(value)) / lambda
    }

    private static func root(_ value: Double, of lambda: Double) -> Double {
        if lambda == 0 { return expm1(value) }
        // Below -1 there is no power: the transform of no number is as great.
        return lambda == 1 ? value : expm1(log1p(max(lambda * value, (-1.0).nextUp)) / lambda)
    }
}
