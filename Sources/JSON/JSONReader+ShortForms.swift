/// The forms that nearly all requests have, read with few instructions.
///
/// Each reads one such form and says so, or reads nothing and leaves it to the complete reader, which also knows what
/// is wrong.
extension JSONReader {
    /// Whether an array comes next.
    @_lifetime(self: copy self)
    @inlinable
    @inline(__always)
    package mutating func isBeforeArray() -> Bool {
        skipWhitespace()
        return byte(at: position) == UInt8(ascii: "[")
    }

    /// Opens the object that comes next.
    ///
    /// - Returns: whether it did; if not, ``beginObject()`` tells why.
    @_lifetime(self: copy self)
    @inlinable
    @inline(__always)
    package mutating func openObject() -> Bool {
        skipWhitespace()
        guard byte(at: position) == UInt8(ascii: "{"), depth < limits.depth else { return false }
        depth &+= 1
        position &+= 1
        isFirst = true
        return true
    }

    /// Closes the innermost container, an object between two members, if its end comes next.
    @_lifetime(self: copy self)
    @inlinable
    @inline(__always)
    package mutating func closeObject() -> Bool {
        skipWhitespace()
        guard byte(at: position) == UInt8(ascii: "}") else { return false }
        depth &-= 1
        position &+= 1
        isFirst = false
        return true
    }

    /// Reads a number of at most 15 digits without exponent; nil when another value comes next.
    @_lifetime(self: copy self)
    @inlinable
    @inline(__always)
    package mutating func readShortNumber() -> Double? {
        skipWhitespace()
        let isNegative = byte(at: position) == UInt8(ascii: "-")
        let first = isNegative ? position &+ 1 : position
        var digits = 0
        let point = scanDigits(from: first, into: &digits)
        guard point > first, byte(at: first) != UInt8(ascii: "0") || point == first &+ 1 else { return nil }
        var end = point
        if byte(at: point) == UInt8(ascii: ".") {
            end = scanDigits(from: point &+ 1, into: &digits)
            guard end > point &+ 1 else { return nil }
        }
        // So many digits, the point not counted, make a number below 2^53, which a Double holds exactly.
        guard end &- first <= (end > point ? 16 : 15), byte(at: end) | 0x20 != UInt8(ascii: "e") else { return nil }
        position = end
        // Both operands are exact, so the quotient is the number rounded once (Clinger 1990).
        let magnitude = end > point ? Double(digits) / Self.powerOfTen(end &- point &- 1) : Double(digits)
        return isNegative ? -magnitude : magnitude
    }

    /// Appends the digits from `start` on to `number`, which wraps where there are too many, and says where they end.
    @inlinable
    @inline(__always)
    func scanDigits(from start: Int, into number: inout Int) -> Int {
        var index = start
        while case let digit = byte(at: index) &- UInt8(ascii: "0"), digit < 10 {
            number = number &* 10 &+ Int(digit)
            index &+= 1
        }
        return index
    }

    /// 10 to the power of `exponent`, exact up to 22.
    @inlinable
    @inline(__always)
    static func powerOfTen(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
