/// A decimal number as nearly all are written: without sign or exponent, with at most eight digits before the point and
/// as many behind it, 15 in all.
@frozen @usableFromInline package struct ShortDecimal {
    /// The number that ``DecimalNumber`` gives; to be trusted only where `end` is not zero.
    @usableFromInline package let value: Double
    /// Index of the first byte behind the number; zero where there is none, or a longer one may be.
    @usableFromInline package let end: Int
    /// Digits before the point.
    @usableFromInline package let wholeDigits: Int

    /// Reads the number at `start`.
    @inlinable
    @inline(always)
    package init(_ input: Span<UInt8>, at start: Int) {
        let whole = DigitRun(input.paddedWord(at: start))
        var end = start &+ whole.count
        var value = Double(whole.value)
        var isNumber = whole.count > 0
        if input.byteOrNUL(at: end) == UInt8(ascii: ".") {
            let fraction = DigitRun(input.paddedWord(at: end &+ 1))
            end &+= fraction.count &+ 1
            isNumber = isNumber && fraction.count > 0 && whole.count &+ fraction.count <= 15
            if !fraction.isZero {
                let power = DigitRun.powerOfTen(fraction.count)
                // Fifteen digits make a number below 2^53 and both operands are exact, so the quotient is the number
                // rounded once (Clinger 1990).
                value = (value * power + Double(fraction.value)) / power
            }
        }
        self.value = value
        self.end = isNumber ? end : 0
        wholeDigits = whole.count
    }
}
