import Bytes

extension JSONReader {
    /// Reads a number, rounded to the nearest Double; one too large for any is refused, one too small is zero.
    @_lifetime(self: copy self)
    package mutating func readNumber() throws(JSONError) -> Double {
        try expect(.number)
        if let short = readShortNumber() { return short }
        return try readAnyNumber()
    }

    /// Reads a number as ``readNumber()`` does; nil for one too large for any Double, which is passed.
    @_lifetime(self: copy self)
    package mutating func readNumberIfFinite() throws(JSONError) -> Double? {
        try expect(.number)
        if let short = readShortNumber() { return short }
        return try readAnyNumberIfFinite()
    }

    /// The bytes read from `offset` on: how a value is written.
    @_lifetime(copy self)
    package func written(since offset: Int) -> Span<UInt8> { input.extracting(offset..<position) }

    /// Reads the number that comes next.
    @_lifetime(self: copy self)
    mutating func readAnyNumber() throws(JSONError) -> Double {
        let start = position
        guard let number = try readAnyNumberIfFinite() else {
            position = start
            throw error(.numberOutOfRange)
        }
        return number
    }

    @_lifetime(self: copy self)
    private mutating func readAnyNumberIfFinite() throws(JSONError) -> Double? {
        let firstDigit = byte(at: position) == UInt8(ascii: "-") ? position + 1 : position
        // The decimal grammar is JSON's but for this.
        if byte(at: firstDigit) == UInt8(ascii: "0"), byte(at: firstDigit + 1).isDigit {
            throw error(.expected(.noLeadingZero), at: firstDigit + 1)
        }
        if let plain = PlainDecimal(input, at: position) {
            position = plain.end
            return plain.value
        }
        do {
            let number = try DecimalNumber(input, from: position)
            position = number.end
            return number.value
        } catch {
            switch error {
            case .unexpectedByte(let offset): throw self.error(.expected(.digit), at: offset)
            case .outOfRange(_, let end): position = end
            }
            return nil
        }
    }

    /// Reads a whole number of at most 2^53 in magnitude; `3.0` and `3e2` are whole, too.
    @_lifetime(self: copy self)
    package mutating func readInteger() throws(JSONError) -> Int {
        try expect(.number)
        let start = position
        guard let whole = Int(exactly: try readNumber()), whole.magnitude <= 1 << 53 else {
            throw error(.notWhole, at: start)
        }
        return whole
    }

    /// Reads an array of numbers, appends them to `numbers` and says how many there were.
    @_lifetime(self: copy self)
    package mutating func readNumbers(into numbers: inout [Double]) throws(JSONError) -> Int {
        let before = numbers.count
        try beginArray()
        while try nextElement() { numbers.append(try readNumber()) }
        return numbers.count - before
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit.
    @inlinable
    @inline(__always)
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
