import Bytes

/// Comparison of validators (RFC 9110, section 13.1.2).
enum EntityTag {
    /// Whether `condition`, a value of `If-None-Match`, names `tag`: by itself, in a list, as a weak one, or with `*`.
    static func matches(_ condition: Span<UInt8>, _ tag: String) -> Bool {
        condition.text.split(separator: ",").contains { entry in
            let entry = entry.drop { $0 == " " || $0 == "\t" }
            let bare = entry.hasPrefix("W/") ? entry.dropFirst(2) : entry
            let end = bare.lastIndex { $0 != " " && $0 != "\t" }.map(bare.index(after:)) ?? bare.startIndex
            return bare[..<end] == tag || bare[..<end] == "*"
        }
    }
}
