/// The decimal digits that eight bytes begin with, all read at once.
@frozen @usableFromInline package struct DigitRun {
    /// How many digits there are, at most eight.
    @usableFromInline package let count: Int
    /// The digits as values, moved to the end, zeros before them.
    @usableFromInline package let digits: UInt64

    /// Reads the digits at the beginning of `word`, whose lowest byte comes first.
    @inlinable
    @inline(always)
    package init(_ word: UInt64) {
        // Digits become their values. Six more carries a byte out of the low nibble unless it is one of them; what
        // that does to bytes behind the first that is no digit does not matter.
        let values = word ^ 0x3030_3030_3030_3030
        let others = Self.others(among: values)
        count = others.trailingZeroBitCount >> 3
        digits = count == 0 ? 0 : values << UInt64(truncatingIfNeeded: 64 &- count &* 8)
    }

    /// Takes eight digits as values, the last one highest; zeros may stand for those that are not there.
    @inlinable
    @inline(always)
    init(digits: UInt64) {
        count = 8
        self.digits = digits
    }

    /// The number they make.
    @inlinable
    @inline(always)
    package var value: Int {
        // Joined to pairs, fours and all eight (Lemire 2018).
        let pairs = digits &* 10 &+ digits >> 8
        let odd = (pairs & 0x0000_00FF_0000_00FF) &* (100 + 1_000_000 << 32)
        let even = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* (1 + 10_000 << 32)
        return Int(truncatingIfNeeded: (odd &+ even) >> 32)
    }

    /// Bits in each byte that is no value of a digit, up to the first such byte at least; none in those before it.
    @inlinable
    @inline(always)
    static func others(among values: UInt64) -> UInt64 {
        ((values &+ 0x0606_0606_0606_0606) | values) & 0xF0F0_F0F0_F0F0_F0F0
    }

    /// Whether they are all zeros, if there are any.
    @inlinable
    @inline(always)
    package var isZero: Bool { digits == 0 }

    /// 10 to the power of `exponent`, which is 0 to 8.
    @inlinable
    @inline(always)
    package static func powerOfTen(_ exponent: Int) -> Double {
        switch exponent {
        case 0: 1
        case 1: 10
        case 2: 100
        case 3: 1_000
        case 4: 10_000
        case 5: 100_000
        case 6: 1_000_000
        case 7: 10_000_000
        default: 100_000_000
        }
    }
}
