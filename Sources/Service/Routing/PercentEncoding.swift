/// Percent-encoding of URIs (RFC 3986, section 2.1).
enum PercentEncoding {
    /// The text that `encoded` stands for. Malformed escapes stay as they are; the request parser refuses them anyway.
    ///
    /// - Parameter plusIsSpace: whether `+` means a space, as it does in a query that a form made.
    static func decode(_ encoded: Span<UInt8>, plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            if let escaped = escaped(encoded, at: index) {
                bytes.append(escaped)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The letter, digit, hyphen, dot, underscore or tilde that is escaped at `index`; nil where none is.
    static func unreserved(_ encoded: Span<UInt8>, at index: Int) -> UInt8? {
        guard let byte = escaped(encoded, at: index) else { return nil }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            return byte
        default: return nil
        }
    }

    /// The byte that is escaped at `index`; nil where none is.
    private static func escaped(_ encoded: Span<UInt8>, at index: Int) -> UInt8? {
        guard encoded[index] == UInt8(ascii: "%"), index + 2 < encoded.count, let high = digit(encoded[index + 1]),
            let low = digit(encoded[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
