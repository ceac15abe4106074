import Bytes
import HTTP1

/// What the fields of a request must say of its body.
enum ContentRules {
    /// Refuses what no route takes: a body that is packed, or whose type is told more than once.
    static func check(_ head: RequestHead) throws(Problem) {
        if let encoding = head.contentEncoding {
            throw Problem(
                .unsupportedMediaType, "expected a body without Content-Encoding, found \(encoding.quoted(limit: 80))")
        }
        // Which of several is meant is anybody's guess (RFC 9110, section 5.3).
        guard head.repeatsContentType else { return }
        throw Problem(.badRequest, "expected one Content-Type, found \(head.count(of: "Content-Type"))")
    }

    /// Refuses what is not JSON; a request that does not say what it sends is taken to send that.
    static func checkJSON(_ head: RequestHead) throws(Problem) {
        // As nearly all clients write it.
        guard let value = head.contentType, !value.hasSameBytes(as: "application/json") else { return }
        guard MediaType.isJSON(value) else {
            throw .mediaType(expected: ["application/json"], found: value.quoted(limit: 80))
        }
        try checkCharset(of: value)
    }

    /// Refuses text that says it is not UTF-8, of which US-ASCII is a part.
    static func checkCharset(of value: Span<UInt8>) throws(Problem) {
        for parameter in MediaType.parameters(of: value) where parameter.name == "charset" {
            guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(parameter.value.lowercased()) else {
                throw Problem(
                    .unsupportedMediaType, "expected text in UTF-8, found Content-Type: \(value.quoted(limit: 80))")
            }
        }
    }

    /// Refuses a table that says it has no header (RFC 4180, section 3).
    static func checkHeader(of value: Span<UInt8>) throws(Problem) {
        for parameter in MediaType.parameters(of: value) where parameter.name == "header" {
            guard parameter.value.lowercased() != "absent" else {
                throw Problem(
                    .unsupportedMediaType,
                    "expected a table with a header, by which its columns are found, found Content-Type: "
                        + value.quoted(limit: 80))
            }
        }
    }
}
