import Bytes

/// Media types as they stand in `Content-Type` (RFC 9110, section 8.3.1).
enum MediaType {
    /// Whether `value` is `application/json` or a type with the suffix `+json`, in any case and with any parameters.
    static func isJSON(_ value: Span<UInt8>) -> Bool {
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

    /// The parameters behind the type, names in lower case, quotes taken off values; what is none is passed over.
    static func parameters(of value: Span<UInt8>) -> [(name: String, value: String)] {
        var parameters: [(String, String)] = []
        var place = essence(of: value).count
        while place < value.count {
            var end = place
            var isQuoted = false
            // A semicolon in quotes separates nothing, and a backslash there takes the byte behind it for itself.
            while end < value.count, isQuoted || value[end] != UInt8(ascii: ";") {
                if value[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
                end += isQuoted && value[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            if let parameter = parameter(value.extracting(place..<min(end, value.count))) {
                parameters.append(parameter)
            }
            place = end + 1
        }
        return parameters
    }

    private static func parameter(_ text: Span<UInt8>) -> (name: String, value: String)? {
        let parts = text.text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        var value = parts[1].drop { $0 == " " || $0 == "\t" }
        while value.last == " " || value.last == "\t" { value.removeLast() }
        guard value.count >= 2, value.first == "\"", value.last == "\"" else {
            return (name(parts[0]), String(value))
        }
        return (name(parts[0]), value.dropFirst().dropLast().filter { $0 != "\\" })
    }

    private static func name(_ text: Substring) -> String {
        text.filter { $0 != ";" && $0 != " " && $0 != "\t" }.lowercased()
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
