/// A number as nearly all are written, `-?digits[.digits]` of at most 19 digits that count, and where it ended.
///
/// It is what ``DecimalNumber`` gives, from eight digits at a time.
struct PlainDecimal {
    let value: Double
    /// Index of the first byte behind the number.
    let end: Int
    /// Whether the text has no fraction.
    let isInteger: Bool

    /// Reads the number at `start`; nil where none starts there, and where it is written in another form.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, at start: Int) {
        let isNegative = bytes.byteOrNUL(at: start) == UInt8(ascii: "-")
        let whole = DigitRun(bytes.paddedWord(at: isNegative ? start &+ 1 : start))
        guard whole.count > 0, whole.count < 8 else { return nil }
        var end = start &+ (isNegative ? 1 : 0) &+ whole.count
        var significand = UInt64(truncatingIfNeeded: whole.value)
        var fractionDigits = 0
        if bytes.byteOrNUL(at: end) == UInt8(ascii: ".") {
            end &+= 1
            var run = DigitRun(0)
            repeat {
                run = DigitRun(bytes.paddedWord(at: end))
                // It wraps where there are too many digits, and is not used then.
                significand = significand &* UInt64(DigitRun.powerOfTen(run.count))
                significand &+= UInt64(truncatingIfNeeded: run.value)
                fractionDigits &+= run.count
                end &+= run.count
            } while run.count == 8
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
