/// The parts of a decimal number's text: sign, significant digits, and the power of ten they are scaled by.
struct DecimalScan {
    private(set) var end: Int
    private(set) var isNegative = false
    private(set) var isInteger = true
    /// The first 19 significant digits as a number.
    private var significand: UInt64 = 0
    private var significantDigits = 0
    /// Power of ten that scales `significand`.
    private var exponent = 0
    private var firstDigit = 0
    private var endOfDigits = 0

    /// 19 digits always fit 64 bits.
    private static let heldDigits = 19

    init(start: Int) {
        end = start
    }

    mutating func read(_ bytes: Span<UInt8>) throws(DecimalError) {
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") {
            isNegative = true
            end += 1
        }
        firstDigit = end
        try readDigits(bytes, fractional: false)
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
            end += 1
            isInteger = false
            try readDigits(bytes, fractional: true)
        }
        endOfDigits = end
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            end += 1
            isInteger = false
            try readExponent(bytes)
        }
    }

    private mutating func readDigits(_ bytes: Span<UInt8>, fractional: Bool) throws(DecimalError) {
        let first = end
        while end < bytes.count {
            let digit = bytes[end] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            if significantDigits < Self.heldDigits {
                significand = significand &* 10 &+ UInt64(digit)
                if significand != 0 { significantDigits += 1 }
                if fractional { exponent -= 1 }
            } else {
                significantDigits += 1
                if !fractional { exponent += 1 }
            }
            end += 1
        }
        guard end > first else { throw .unexpectedByte(at: end) }
    }

    private mutating func readExponent(_ bytes: Span<UInt8>) throws(DecimalError) {
        var isNegativeExponent = false
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
            isNegativeExponent = bytes[end] == UInt8(ascii: "-")
            end += 1
        }
        let first = end
        var written = 0
        while end < bytes.count {
            let digit = bytes[end] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            // Beyond this no text that fits in memory comes back into range; it only must not overflow.
            if written < 1_000_000_000_000 { written = written * 10 + Int(digit) }
            end += 1
        }
        guard end > first else { throw .unexpectedByte(at: end) }
        exponent += isNegativeExponent ? -written : written
    }
}

/// From the parts to the nearest Double.
extension DecimalScan {
    /// The magnitude where 64-bit arithmetic decides it, else nil.
    func fastMagnitude() -> Double? {
        guard significand != 0 else { return 0 }
        guard significantDigits <= Self.heldDigits else { return nil }
        // Clinger 1990: both operands are exact Doubles, so one operation rounds once.
        if significand <= 1 << 53 {
            if exponent == 0 { return Double(significand) }
            if exponent < 0, exponent >= -22 { return Double(significand) / PowersOfTen.exact[-exponent] }
            if exponent > 0, exponent <= 22 { return Double(significand) * PowersOfTen.exact[exponent] }
        }
        guard exponent.magnitude <= 27 else { return nil }
        let five = PowersOfTen.five[Int(exponent.magnitude)]
        return exponent < 0 ? quotient(by: five) : product(with: five)
    }

    /// `significand * 5^exponent * 2^exponent`, from the exact 128-bit product.
    private func product(with five: UInt64) -> Double {
        let (high, low) = significand.multipliedFullWidth(by: five)
        if high == 0 { return scaled(low, isExact: true, power: exponent) }
        let shift = high.leadingZeroBitCount
        let top = shift == 0 ? high : high << shift | low >> (64 - shift)
        return scaled(top, isExact: low << shift == 0, power: exponent + 64 - shift)
    }

    /// `significand / 5^-exponent * 2^exponent`, from at least 62 exact bits of the quotient and its remainder.
    private func quotient(by five: UInt64) -> Double {
        let shift = significand.leadingZeroBitCount
        let fiveShift = five.leadingZeroBitCount
        let aligned = significand << shift
        // Half the aligned dividend is below the aligned divisor, which full-width division asks for.
        let (quotient, remainder) = (five << fiveShift).dividingFullWidth((aligned >> 1, aligned << 63))
        return scaled(quotient, isExact: remainder == 0, power: exponent + fiveShift - shift - 63)
    }

    /// `bits * 2^power`, rounded once. Nonzero bits cut off below only matter for telling a tie, so one bit says them.
    private func scaled(_ bits: UInt64, isExact: Bool, power: Int) -> Double {
        Double(sign: .plus, exponent: power, significand: Double(isExact ? bits : bits | 1))
    }

    /// The magnitude by the standard library's exact conversion, of a text of bounded length.
    ///
    /// 768 digits tell any text from the middle between two Doubles; of further digits only counts whether one is
    /// not zero, which a last digit 1 says.
    func slowMagnitude(_ bytes: Span<UInt8>) -> Double {
        var text = ""
        var held = 0
        var isTruncated = false
        for index in firstDigit..<endOfDigits where bytes[index] != UInt8(ascii: ".") {
            let digit = bytes[index]
            if held == 0, digit == UInt8(ascii: "0") { continue }
            if held < 800 {
                text.unicodeScalars.append(Unicode.Scalar(digit))
                held += 1
            } else if digit != UInt8(ascii: "0") {
                isTruncated = true
            }
        }
        // `exponent` scales the first 19 digits; the text holds more.
        var power = exponent - max(held - Self.heldDigits, 0)
        if isTruncated {
            text.append("1")
            power -= 1
        }
        return Double(text + "e\(power)") ?? (power > 0 ? .infinity : 0)
    }
}

/// Powers that decimal conversion multiplies and divides by.
private enum PowersOfTen {
    /// 10^0 to 10^22: the powers of ten that a Double holds exactly.
    static let exact: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
    /// 5^0 to 5^27: the powers of five that 64 bits hold.
    static let five: [UInt64] = (0...27).map { power in (0..<power).reduce(1) { product, _ in product * 5 } }
}
