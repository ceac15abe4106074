public import Bytes

/// A number as nearly all are written: without sign or exponent, with at most eight digits before the point and as many
/// behind it, 15 in all, and the end of an object's member behind it.
@frozen @usableFromInline struct ShortNumber {
    /// The number; to be trusted only where `end` is not zero.
    @usableFromInline let value: Double
    /// Where it ends; zero where there is no such number.
    @usableFromInline let end: Int

    /// Reads the number at `start`.
    @inlinable
    @inline(always)
    init(_ input: Span<UInt8>, at start: Int) {
        let whole = DigitRun(input.paddedWord(at: start))
        var end = start &+ whole.count
        var value = Double(whole.value)
        var isNumber = whole.count > 0 && (whole.count == 1 || input.byteOrNUL(at: start) != UInt8(ascii: "0"))
        var next = input.byteOrNUL(at: end)
        if next == UInt8(ascii: ".") {
            let fraction = DigitRun(input.paddedWord(at: end &+ 1))
            end &+= fraction.count &+ 1
            next = input.byteOrNUL(at: end)
            isNumber = isNumber && fraction.count > 0 && whole.count &+ fraction.count <= 15
            if !fraction.isZero {
                let power = DigitRun.powerOfTen(fraction.count)
                // Fifteen digits make a number below 2^53 and both operands are exact, so the quotient is the number
                // rounded once (Clinger 1990).
                value = (value * power + Double(fraction.value)) / power
            }
        }
        let isEnd = next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next.isWhitespace
        self.value = value
        self.end = isNumber && isEnd ? end : 0
    }
}
