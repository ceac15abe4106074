extension ShortDecimal {
    /// The number that the bytes of `input` from `start` to `end` are, as ``init(_:at:)`` has it; NaN where they are none,
    /// or it is a longer one.
    ///
    /// Whoever knows where a number ends spares the search for it: eight bytes are read whole, the point among them.
    @inlinable
    @inline(always)
    package static func value(of input: Span<UInt8>, from start: Int, to end: Int) -> Double {
        let length = end &- start
        guard length >= 1, length <= 8 else { return longValue(of: input, from: start, to: end) }
        // The last byte comes to stand highest, as in a run of digits; a point becomes 0x1E.
        let missing = UInt64(truncatingIfNeeded: 64 &- length &* 8)
        let values = (input.paddedWord(at: start) ^ 0x3030_3030_3030_3030) &<< missing
        let others = DigitRun.others(among: values)
        guard others != 0 else { return Double(DigitRun(digits: values).value) }
        let shift = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & ~7)
        // The digits before the point move up to those behind it.
        let before = values & ((1 &<< shift) &- 1)
        let behind = values & (~0xFF &<< shift)
        let digits = before &<< 8 | behind
        let fraction = 7 &- Int(truncatingIfNeeded: shift >> 3)
        let isNumber =
            (values &>> shift) & 0xFF == 0x1E && fraction > 0 && fraction < length &- 1
            && DigitRun.others(among: digits) == 0
        // Both operands are exact, so the quotient is the number rounded once (Clinger 1990).
        return isNumber ? Double(DigitRun(digits: digits).value) / DigitRun.powerOfTen(fraction) : .nan
    }

    @usableFromInline
    @inline(never)
    static func longValue(of input: Span<UInt8>, from start: Int, to end: Int) -> Double {
        let number = ShortDecimal(input, at: start)
        return end > start && number.end == end ? number.value : .nan
    }
}
