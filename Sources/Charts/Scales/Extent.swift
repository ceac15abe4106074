/// From the least to the greatest of some numbers, always with room between the two.
///
/// What cannot be drawn (NaN, infinity, magnitudes beyond ``largestMagnitude``) takes no part; whoever draws counts it
/// and says so. No numbers at all span 0 to 1, equal ones half their magnitude to either side.
package struct Extent: Sendable, Equatable {
    /// Magnitudes beyond this would overflow when differences are scaled.
    package static let largestMagnitude = 1e100
    /// The lower bound.
    package private(set) var low: Double
    /// The upper bound, above the lower.
    package private(set) var high: Double

    /// Whether `value` can be drawn at all.
    package static func isDrawable(_ value: Double) -> Bool { value.magnitude <= largestMagnitude }

    /// Spans the drawable ones of `values`, and zero where bars begin at it.
    package init(of values: some Sequence<Double>, includingZero: Bool = false) {
        var low = includingZero ? 0 : Double.infinity
        var high = includingZero ? 0 : -Double.infinity
        for value in values where Self.isDrawable(value) {
            low = min(low, value)
            high = max(high, value)
        }
        self.init(low, high)
    }

    /// Spans `low` to `high`.
    package init(_ low: Double, _ high: Double) {
        guard low <= high, Self.isDrawable(low), Self.isDrawable(high) else {
            (self.low, self.high) = (0, 1)
            return
        }
        let room = max(low.magnitude, high.magnitude)
        if high - low > max(room * 1e-12, Double.leastNormalMagnitude * 1e30) {
            (self.low, self.high) = (low, high)
        } else if room < Double.leastNormalMagnitude * 1e30 {
            (self.low, self.high) = (0, 1)
        } else {
            (self.low, self.high) = (low - room / 2, high + room / 2)
        }
    }

    /// Upper bound less lower bound.
    package var span: Double { high - low }
}
