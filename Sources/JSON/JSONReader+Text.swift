package import Bytes

extension JSONReader {
    /// Reads a string as a view of the document.
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    package mutating func readText() throws(JSONError) -> JSONText {
        try expect(.string)
        return try scanText()
    }

    /// Reads a string, unescaped, into `buffer`, behind what it holds.
    @_lifetime(self: copy self)
    package mutating func readString(into buffer: inout ByteBuffer) throws(JSONError) {
        try readText().append(to: &buffer)
    }

    /// Reads a string.
    @_lifetime(self: copy self)
    package mutating func readString() throws(JSONError) -> String {
        try readText().string
    }

    /// Reads the string whose opening quote is next.
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    mutating func scanText() throws(JSONError) -> JSONText {
        let quote = position
        position += 1
        var isPlain = true
        while true {
            position = input.endOfPlainText(from: position)
            let byte = byte(at: position)
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                try skipEscape()
            } else {
                try skipUnusualCharacter()
            }
        }
        position += 1
        let raw = input.extracting((quote + 1)..<(position - 1))
        guard raw.count <= limits.stringBytes else {
            throw error(.exceeded(.stringBytes, limits.stringBytes), at: quote)
        }
        return JSONText(raw: raw, isPlain: isPlain, offset: quote)
    }

    @_lifetime(self: copy self)
    private mutating func skipUnusualCharacter() throws(JSONError) {
        guard position < input.count else { throw error(.expected(.closingQuote)) }
        guard input[position] >= 0x20 else { throw error(.expected(.noControlCharacter)) }
        let length = input.utf8SequenceLength(at: position)
        guard length > 0 else { throw error(.expected(.validUTF8)) }
        position += length
    }

    @_lifetime(self: copy self)
    private mutating func skipEscape() throws(JSONError) {
        position += 1
        switch byte(at: position) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            try skipUnicodeEscape()
        default:
            throw error(.expected(.escape))
        }
    }

    /// Moves over `uXXXX`, and over the low surrogate that must follow a high one.
    @_lifetime(self: copy self)
    private mutating func skipUnicodeEscape() throws(JSONError) {
        let backslash = position - 1
        let unit = try scanFourHexDigits()
        guard unit & 0xF800 == 0xD800 else { return }
        guard unit < 0xDC00, byte(at: position) == UInt8(ascii: "\\"), byte(at: position + 1) == UInt8(ascii: "u")
        else { throw error(.expected(.surrogatePair), at: backslash) }
        position += 1
        guard try scanFourHexDigits() & 0xFC00 == 0xDC00 else {
            throw error(.expected(.surrogatePair), at: backslash)
        }
    }

    @_lifetime(self: copy self)
    private mutating func scanFourHexDigits() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            position += 1
            guard let digit = byte(at: position).hexDigitValue else { throw error(.expected(.hexDigit)) }
            unit = unit << 4 | UInt16(digit)
        }
        position += 1
        return unit
    }
}
