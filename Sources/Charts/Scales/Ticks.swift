import Glibc

/// Round numbers at even steps of 1, 2 or 5 times a power of ten, whose ends enclose what is drawn.
///
/// Reference: P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990.
package struct Ticks: Sendable, Equatable {
    /// The numbers, ascending; at least two.
    package let values: [Double]
    /// The distance between them.
    package let step: Double

    /// The finest steps that enclose `extent` with at most `count` numbers.
    ///
    /// - Parameter isWhole: whether only whole numbers make sense, as for counts.
    package init(enclosing extent: Extent, atMost count: Int, isWhole: Bool = false) {
        let most = max(count, 2)
        var exponent = Int(floor(log10(extent.span / Double(most)))) - 1
        if isWhole { exponent = max(exponent, 0) }
        while true {
            for mantissa in [1.0, 2, 5] {
                let step = Self.scaled(mantissa, exponent)
                let first = floor(extent.low / step + 1e-9)
                let last = ceil(extent.high / step - 1e-9)
                // Two numbers may have to be far apart to enclose both sides of zero: that ends it.
                guard last - first < Double(most) || (first, last, most) == (-1, 1, 2) else { continue }
                self.step = step
                values = (0...Int(last - first)).map { Self.scaled((first + Double($0)) * mantissa, exponent) }
                return
            }
            exponent += 1
        }
    }

    /// From the first to the last number.
    package var extent: Extent { Extent(values.first ?? 0, values.last ?? 1) }

    /// `mantissa` times ten to the `exponent`, rounded once: 3 / 10, not 3 times 0.1.
    private static func scaled(_ mantissa: Double, _ exponent: Int) -> Double {
        exponent < 0 ? mantissa / pow(10, Double(-exponent)) : mantissa * pow(10, Double(exponent))
    }
}
