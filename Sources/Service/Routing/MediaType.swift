import Bytes

/// Media types as they stand in `Content-Type` (RFC 9110, section 8.3.1).
enum MediaType {
    /// Whether `value` is `application/json` or a type with the suffix `+json`, in any case and with any parameters.
    static func isJSON(_ value: Span<UInt8>) -> Bool {
        // As nearly all clients write it.
        if value.hasSameBytes(as: "application/json") { return true }
        let type = essence(of: value)
        return equals(type, "application/json")
            || type.count > 5 && equals(type.extracting((type.count - 5)..<type.count), "+json")
    }

    /// The type without its parameters.
    @_lifetime(copy value)
    static func essence(of value: Span<UInt8>) -> Span<UInt8> {
        var end = 0
        while end < value.count, value[end] != UInt8(ascii: ";") { end += 1 }
        while end > 0, value[end - 1] == UInt8(ascii: " ") || value[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        return value.extracting(0..<end)
    }

    /// Whether a type is `lowercase`, in any case.
    static func equals(_ bytes: Span<UInt8>, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            let folded = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
            // Within the literal, whose length was just compared.
            guard unsafe folded == lowercase.utf8Start[index] else { return false }
        }
        return true
    }
}
