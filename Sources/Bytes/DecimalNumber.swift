/// A decimal number read from ASCII bytes, `-?digits[.digits][(e|E)[+-]digits]`, and where it ended.
///
/// The value is the Double nearest to the text, ties to even, whatever its length. No locale and no other spelling
/// is known: no leading `+`, no bare `.5` or `5.`, no hexadecimal, no `inf` or `nan`. Leading zeros are accepted;
/// JSON, which forbids them, looks at the first two digits itself.
///
/// Up to 19 significant digits and a decimal exponent within ±27 (every number that people write, and the shortest
/// text of most Doubles) cost no allocation.
package struct DecimalNumber: Sendable, Equatable {
    /// The nearest finite Double. A text too small for a Double is a zero with the sign of the text.
    package let value: Double
    /// Index of the first byte behind the number.
    package let end: Int
    /// Whether the text had neither fraction nor exponent.
    package let isInteger: Bool

    /// Reads the longest number that starts at `start`; what follows it is the caller's business.
    ///
    /// - Throws: `DecimalError` when no number starts there, it is cut off (`-`, `1.`, `1e+`), or it exceeds a Double.
    package init(_ bytes: Span<UInt8>, from start: Int = 0) throws(DecimalError) {
        if let plain = PlainDecimal(bytes, at: start) {
            (value, end, isInteger) = (plain.value, plain.end, plain.isInteger)
            return
        }
        var scan = DecimalScan(start: start)
        try scan.read(bytes)
        let magnitude = scan.fastMagnitude() ?? scan.slowMagnitude(bytes)
        guard magnitude.isFinite else { throw .outOfRange(from: start, to: scan.end) }
        value = scan.isNegative ? -magnitude : magnitude
        end = scan.end
        isInteger = scan.isInteger
    }

    /// Reads bytes that are one number and nothing else.
    ///
    /// - Throws: `DecimalError` also when a byte follows the number.
    package init(whole bytes: Span<UInt8>) throws(DecimalError) {
        self = try DecimalNumber(bytes)
        guard end == bytes.count else { throw .unexpectedByte(at: end) }
    }
}

/// Why bytes are not a decimal number.
package enum DecimalError: Error, Equatable {
    /// The byte at this index (or the end of the bytes) cannot stand there in a number.
    case unexpectedByte(at: Int)
    /// The bytes from `from` up to `to` spell a number beyond the largest Double.
    case outOfRange(from: Int, to: Int)
}
