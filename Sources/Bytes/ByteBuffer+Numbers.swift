/// Numbers as ASCII text, without `String` in between.
extension ByteBuffer {
    /// Appends `value` in decimal: an optional `-` and digits without leading zeros.
    package mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt64(value.magnitude), atLeast: 1)
    }

    /// Appends `value` in decimal with leading zeros up to `width` digits.
    package mutating func append(decimal value: Int, width: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt64(value.magnitude), atLeast: min(width, 20))
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
        let scaled = value.magnitude * Double(scale)
        // Beyond 2^53 the scaled value has no exact whole part; the shortest form is exact and loses nothing.
        guard scaled < 9_007_199_254_740_992 else { return append(shortest: value) }
        // The part behind the point is exact, and so is the choice that it makes; `rounded()` would be a call.
        let whole = UInt64(scaled)
        let units = scaled - Double(whole) < 0.5 ? whole : whole + 1
        if value < 0, units > 0 { append(UInt8(ascii: "-")) }
        append(digits: units, atLeast: fractionDigits + 1, behindPoint: fractionDigits)
    }

    /// Replaces the six bytes at `offset` with `share` as ``append(_:fractionDigits:)`` has it with four decimals.
    ///
    /// - Precondition: `share` is between 0 and 1, and the bytes lie within those held.
    package mutating func replace(at offset: Int, withShare share: Double) {
        precondition(offset >= 0 && offset + ShareText.length <= count, "replacing beyond the bytes held")
        // Within the bytes, as was just checked.
        unsafe ShareText(share).write(to: storage + offset)
    }

    /// Appends the digits of `magnitude`, led by zeros up to `least` of them, with a point before the last
    /// `behindPoint`.
    private mutating func append(digits magnitude: UInt64, atLeast least: Int, behindPoint: Int = 0) {
        let length = max(magnitude.decimalDigits, least)
        reserve(length + 1)
        var rest = magnitude
        guard behindPoint > 0 else {
            write(&rest, at: count, digits: length)
            return count += length
        }
        let whole = length - behindPoint
        write(&rest, at: count + whole + 1, digits: behindPoint)
        // Within the bytes just reserved, as the digits are.
        unsafe storage.storeBytes(of: UInt8(ascii: "."), toByteOffset: count + whole, as: UInt8.self)
        write(&rest, at: count, digits: whole)
        count += length + 1
    }

    /// Takes the last `digits` digits off `rest` and writes them at `offset`, where there must be room.
    @inline(__always)
    private mutating func write(_ rest: inout UInt64, at offset: Int, digits: Int) {
        var place = offset &+ digits
        while place > offset {
            place &-= 1
            // The caller has reserved the bytes.
            let digit = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            unsafe storage.storeBytes(of: digit, toByteOffset: place, as: UInt8.self)
            rest /= 10
        }
    }
}

extension UInt64 {
    /// Decimal digits it takes to write the number: 1 to 20.
    fileprivate var decimalDigits: Int {
        var digits = 1
        var bound: UInt64 = 10
        while digits < 20, bound <= self {
            digits += 1
            bound &*= 10
        }
        return digits
    }
}
