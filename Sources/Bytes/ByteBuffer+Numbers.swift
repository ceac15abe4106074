/// Numbers as ASCII text, without `String` in between.
extension ByteBuffer {
    /// Appends `value` in decimal: an optional `-` and digits without leading zeros.
    package mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(magnitude: UInt64(value.magnitude), minimumDigits: 1)
    }

    /// Appends `value` in decimal with leading zeros up to `width` digits.
    package mutating func append(decimal value: Int, width: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(magnitude: UInt64(value.magnitude), minimumDigits: width)
    }

    /// Appends the shortest text that reads back as exactly `value`: `0.1`, `1e-07`; whole numbers without `.0`.
    ///
    /// - Precondition: `value` is finite, for JSON and CSV know no other number.
    package mutating func append(shortest value: Double) {
        precondition(value.isFinite, "only finite numbers have a decimal text")
        let isWhole = value.magnitude < 9_007_199_254_740_992 && value == value.rounded(.towardZero)
        // -0.0 keeps its sign, which an integer cannot carry.
        if isWhole, value != 0 || value.sign == .plus {
            append(decimal: Int(value))
        } else {
            append(utf8: value.description)
        }
    }

    /// Appends `value` rounded to `fractionDigits` decimals, halves away from zero, all digits written: `0.500000`.
    ///
    /// - Parameter fractionDigits: 0 to 9.
    /// - Precondition: `value` is finite.
    package mutating func append(_ value: Double, fractionDigits: Int) {
        precondition(value.isFinite, "only finite numbers have a decimal text")
        precondition((0...9).contains(fractionDigits), "fraction digits must be 0 to 9")
        var scale: UInt64 = 1
        for _ in 0..<fractionDigits { scale *= 10 }
        let scaled = (value.magnitude * Double(scale)).rounded()
        // Beyond 2^53 the scaled value has no exact whole part; the shortest form is exact and loses nothing.
        guard scaled < 9_007_199_254_740_992 else { return append(shortest: value) }
        let units = UInt64(scaled)
        if value < 0, units > 0 { append(UInt8(ascii: "-")) }
        append(magnitude: units / scale, minimumDigits: 1)
        if fractionDigits > 0 {
            append(UInt8(ascii: "."))
            append(magnitude: units % scale, minimumDigits: fractionDigits)
        }
    }

    private mutating func append(magnitude: UInt64, minimumDigits: Int) {
        // 20 digits hold every UInt64; built from the last digit to the first.
        var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
        var rest = magnitude
        var length = 0
        repeat {
            digits[19 - length] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            length += 1
        } while rest > 0 || length < min(minimumDigits, 20)
        append(digits.span.extracting((20 - length)..<20))
    }
}
