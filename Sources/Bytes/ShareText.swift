/// A share with four decimals, as ``ByteBuffer/append(_:fractionDigits:)`` has it: `0.9994`.
@safe @frozen @usableFromInline package struct ShareText {
    /// Bytes of the text.
    @usableFromInline package static let length = 6

    /// The text, its first byte lowest.
    @usableFromInline let bytes: UInt64

    /// Rounds `share`, halves away from zero.
    ///
    /// - Precondition: it is between 0 and 1.
    @inlinable
    @inline(__always)
    package init(_ share: Double) {
        precondition(share >= 0 && share <= 1, "a share is between 0 and 1")
        let scaled = share * 10_000
        // The sum is rounded to a whole number, which then stands in its low bits: halves to an even one, so that those
        // which are rounded down are told by what is left, which is exact.
        let sum = scaled + 0x1p52
        let units = sum.significandBitPattern &+ (scaled - (sum - 0x1p52) == 0.5 ? 1 : 0)
        // Two pairs of digits side by side, and then the four digits, with multiplications in place of divisions.
        let ones = (units &* 6_711) >> 26
        let hundreds = (units &* 5_243) >> 19
        let pairs = (hundreds &- ones &* 100) | (units &- hundreds &* 100) << 16
        let leading = ((pairs &* 103) >> 10) & 0x000F_000F
        let digits = leading | (pairs &- leading &* 10) << 8
        bytes = 0x3030_3030_2E30 &+ ones &+ digits << 16
    }

    /// Writes the text.
    @inlinable
    @inline(__always)
    func write(to place: UnsafeMutableRawPointer) {
        // The caller knows that the six bytes are there.
        let text = bytes.littleEndian
        unsafe place.storeBytes(of: UInt32(truncatingIfNeeded: text), as: UInt32.self)
        unsafe place.storeBytes(of: UInt16(truncatingIfNeeded: text >> 32), toByteOffset: 4, as: UInt16.self)
    }
}
