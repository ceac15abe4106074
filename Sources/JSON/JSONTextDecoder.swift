/// Unescapes the bytes of a string that the reader has checked, one byte at a time.
struct JSONTextDecoder: ~Escapable {
    private let raw: Span<UInt8>
    private var position = 0
    /// UTF-8 bytes of an escape still to be given out, the next in the lowest byte.
    private var pending: UInt32 = 0

    @_lifetime(copy raw)
    init(_ raw: Span<UInt8>) {
        self.raw = raw
    }

    /// The next byte of the text, or nil at its end.
    @_lifetime(self: copy self)
    mutating func next() -> UInt8? {
        if pending != 0 { return takePending() }
        guard position < raw.count else { return nil }
        let byte = take()
        guard byte == UInt8(ascii: "\\") else { return byte }
        let escape = take()
        switch escape {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"): return decodeScalar()
        default: return escape
        }
    }

    @_lifetime(self: copy self)
    private mutating func decodeScalar() -> UInt8? {
        var scalar = takeHex()
        if scalar & 0xF800 == 0xD800 {
            position += 2
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + takeHex() & 0x3FF
        }
        // U+0000 alone cannot wait in `pending`, where 0 means that nothing waits; it needs no further byte either.
        if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar) }
        if scalar < 0x800 {
            pending = 0xC0 | scalar >> 6 | (0x80 | scalar & 0x3F) << 8
        } else if scalar < 0x10000 {
            pending = 0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
        } else {
            pending = 0xF0 | scalar >> 18 | (0x80 | scalar >> 12 & 0x3F) << 8
            pending |= (0x80 | scalar >> 6 & 0x3F) << 16 | (0x80 | scalar & 0x3F) << 24
        }
        return takePending()
    }

    @_lifetime(self: copy self)
    private mutating func takePending() -> UInt8 {
        defer { pending >>= 8 }
        return UInt8(truncatingIfNeeded: pending)
    }

    @_lifetime(self: copy self)
    private mutating func takeHex() -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 { value = value << 4 | UInt32(take().hexDigitValue ?? 0) }
        return value
    }

    @_lifetime(self: copy self)
    private mutating func take() -> UInt8 {
        defer { position += 1 }
        return raw[position]
    }
}

extension UInt8 {
    /// The value of this byte as an ASCII hexadecimal digit, 0 to 15, or nil.
    var hexDigitValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
