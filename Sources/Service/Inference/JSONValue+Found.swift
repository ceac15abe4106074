import Bytes
import JSON

extension JSONValue {
    /// The value as a complaint shows it: `"UINT8"`, `1.5`, `a list of 3`, `an object`.
    var found: String {
        switch self {
        case .string(let text): return text.utf8Span.span.quoted(limit: 40)
        case .number(let number):
            var buffer = ByteBuffer(capacity: 32)
            buffer.append(shortest: number)
            return buffer.bytes.text
        case .array(let elements): return elements.isEmpty ? "an empty list" : "a list of \(elements.count)"
        case .bool(let truth): return "\(truth)"
        case .null, .object: return kind.rawValue
        }
    }
}

extension JSONValue? {
    /// The value as a complaint shows it, or that there is none.
    var found: String { self?.found ?? "nothing" }
}
