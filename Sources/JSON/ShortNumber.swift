public import Bytes

/// A ``ShortDecimal`` as JSON has it, and the end of an object's member behind it.
@frozen @usableFromInline struct ShortNumber {
    /// The number; to be trusted only where `end` is not zero.
    @usableFromInline let value: Double
    /// Where it ends; zero where there is no such number.
    @usableFromInline let end: Int

    /// Reads the number at `start`.
    @inlinable
    @inline(always)
    init(_ input: Span<UInt8>, at start: Int) {
        let number = ShortDecimal(input, at: start)
        let next = input.byteOrNUL(at: number.end)
        let isJSON = number.wholeDigits == 1 || input.byteOrNUL(at: start) != UInt8(ascii: "0")
        let isEnd = next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next.isWhitespace
        value = number.value
        end = isJSON && isEnd ? number.end : 0
    }
}
