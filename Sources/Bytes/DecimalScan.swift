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
        guard significantDigits <= Self.heldDigits else { return nil }
        return ScaledInteger(significand: significand, exponent: exponent).nearestDouble
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
