extension ShortDecimal {
    /// Reads the number that `word`, whose lowest byte comes first, begins with, where it takes at most these eight bytes.
    ///
    /// `end` counts its bytes. Of eight, whoever reads must look whether it goes on behind them.
    @inlinable
    @inline(always)
    package init(startOf word: UInt64) {
        // A point becomes 0x1E, which as no digit carries nothing into the byte behind it.
        let values = word ^ 0x3030_3030_3030_3030
        let others = DigitRun.others(among: values)
        let point = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & ~7)
        wholeDigits = Int(truncatingIfNeeded: point >> 3)
        // The last digit comes to stand highest. Where there is none they are not moved, and then said to be none.
        var digits = values &<< (64 &- point)
        var end = wholeDigits
        var power = 1.0
        if point < 64, values &>> point & 0xFF == 0x1E {
            let length = UInt64(truncatingIfNeeded: (others & ~(0xFF &<< point)).trailingZeroBitCount & ~7)
            let fraction = (values & (~0xFF &<< point)) &<< (64 &- length)
            end = Int(truncatingIfNeeded: length >> 3)
            if end &- wholeDigits < 2 || point == 0 { end = 0 }
            if fraction != 0 {
                // The digits before the point move up to those behind it.
                digits = fraction | (values & ((1 &<< point) &- 1)) &<< (72 &- length)
                power = DigitRun.powerOfTen(end &- wholeDigits &- 1)
            }
        }
        // Both operands are exact, so the quotient is the number rounded once (Clinger 1990).
        value = Double(DigitRun(digits: digits).value) / power
        self.end = end
    }
}
