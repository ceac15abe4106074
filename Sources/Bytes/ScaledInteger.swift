/// A whole number scaled by a power of ten, as which decimal text is read, and the Double nearest to it.
struct ScaledInteger {
    let significand: UInt64
    /// Power of ten that scales `significand`.
    let exponent: Int

    /// The nearest Double, ties to even, where 64-bit arithmetic decides it, else nil.
    ///
    /// It does for every significand and an exponent within ±27.
    @inline(__always)
    var nearestDouble: Double? {
        // Clinger 1990: both operands are exact Doubles, so one operation rounds once.
        if significand <= 1 << 53 {
            if exponent == 0 { return Double(significand) }
            if exponent < 0, exponent >= -22 { return Double(significand) / Self.powersOfTen[-exponent] }
            if exponent > 0, exponent <= 22 { return Double(significand) * Self.powersOfTen[exponent] }
        }
        guard significand != 0 else { return 0 }
        guard exponent.magnitude <= 27 else { return nil }
        let five = Self.powersOfFive[Int(exponent.magnitude)]
        return exponent < 0 ? quotient(by: five) : product(with: five)
    }

    /// `significand * 5^exponent * 2^exponent`, from the exact 128-bit product.
    private func product(with five: UInt64) -> Double {
        let (high, low) = significand.multipliedFullWidth(by: five)
        if high == 0 { return rounded(low, isExact: true, power: exponent) }
        let shift = high.leadingZeroBitCount
        let top = shift == 0 ? high : high << shift | low >> (64 - shift)
        return rounded(top, isExact: low << shift == 0, power: exponent + 64 - shift)
    }

    /// `significand / 5^-exponent * 2^exponent`, from at least 62 exact bits of the quotient and its remainder.
    private func quotient(by five: UInt64) -> Double {
        let shift = significand.leadingZeroBitCount
        let fiveShift = five.leadingZeroBitCount
        let aligned = significand << shift
        // Half the aligned dividend is below the aligned divisor, which full-width division asks for.
        let (quotient, remainder) = (five << fiveShift).dividingFullWidth((aligned >> 1, aligned << 63))
        return rounded(quotient, isExact: remainder == 0, power: exponent + fiveShift - shift - 63)
    }

    /// `bits * 2^power`, rounded once. Nonzero bits cut off below only matter for telling a tie, so one bit says them.
    ///
    /// The power is far from the ends of what a Double can be, so multiplying by it rounds nothing.
    private func rounded(_ bits: UInt64, isExact: Bool, power: Int) -> Double {
        let scale = Double(sign: .plus, exponentBitPattern: UInt(1023 + power), significandBitPattern: 0)
        return Double(isExact ? bits : bits | 1) * scale
    }

    /// 10^0 to 10^22: the powers of ten that a Double holds exactly.
    private static let powersOfTen: InlineArray<23, Double> = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// 5^0 to 5^27: the powers of five that 64 bits hold. Written out, for a table worked out at first use is asked for
    /// each time whether it is there, and copied whole.
    private static let powersOfFive: InlineArray<28, UInt64> = [
        1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
        1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
        19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625, 11_920_928_955_078_125,
        59_604_644_775_390_625, 298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
    ]
}
