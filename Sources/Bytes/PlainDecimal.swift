/// A number as nearly all are written, `-?digits[.digits]` of at most 19 digits that count, and where it ended.
///
/// It is what ``DecimalNumber`` gives, from eight digits at a time.
package struct PlainDecimal {
    package let value: Double
    /// Index of the first byte behind the number.
    package let end: Int
    /// Whether the text has no fraction.
    package let isInteger: Bool

    /// 10^0 to 10^7.
    private static let powersOfTen: InlineArray<8, UInt64> = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000,
    ]

    /// Reads the number at `start`; nil where none starts there, and where it is written in another form.
    package init?(_ bytes: Span<UInt8>, at start: Int) {
        let isNegative = bytes.byteOrNUL(at: start) == UInt8(ascii: "-")
        let whole = DigitRun(bytes.paddedWord(at: isNegative ? start &+ 1 : start))
        guard whole.count > 0, whole.count < 8 else { return nil }
        var end = start &+ (isNegative ? 1 : 0) &+ whole.count
        var significand = UInt64(truncatingIfNeeded: whole.value)
        var fractionDigits = 0
        if bytes.byteOrNUL(at: end) == UInt8(ascii: ".") {
            end &+= 1
            let point = end
            var run = DigitRun(bytes.paddedWord(at: end))
            // It wraps where there are too many digits, and is not used then.
            while run.count == 8 {
                significand = significand &* 100_000_000 &+ UInt64(truncatingIfNeeded: run.value)
                end &+= 8
                run = DigitRun(bytes.paddedWord(at: end))
            }
            significand = significand &* Self.powersOfTen[run.count] &+ UInt64(truncatingIfNeeded: run.value)
            end &+= run.count
            fractionDigits = end &- point
            // Zeros before the point do not count: 19 digits always fit 64 bits.
            guard fractionDigits > 0, (whole.value == 0 ? 0 : whole.count) &+ fractionDigits <= 19 else { return nil }
        }
        guard bytes.byteOrNUL(at: end) | 0x20 != UInt8(ascii: "e"),
            let magnitude = ScaledInteger(significand: significand, exponent: -fractionDigits).nearestDouble
        else { return nil }
        value = isNegative ? -magnitude : magnitude
        isInteger = fractionDigits == 0
        self.end = end
    }
}
