import Bytes
import HTTP1

/// By what clients know whether they have a file already (RFC 9110, section 8.8.3).
struct EntityTag: Sendable {
    /// The tag in its quotes: strong, for it changes with every byte.
    let bytes: [UInt8]

    /// Makes the tag of a file whose SHA-256, in hexadecimal, is `digest`.
    init(digest: String) { bytes = Array("\"\(digest.prefix(32))\"".utf8) }

    /// Whether an `If-None-Match` of `head` names the tag, weakly compared as section 13.1.2 has it.
    func isHeld(by head: RequestHead) -> Bool {
        for index in 0..<head.fieldCount where head.fieldName(at: index).equalsIgnoringCase("If-None-Match") {
            let value = head.fieldValue(at: index)
            if value.hasSameBytes(as: "*") { return true }
            // The tag holds no comma, so whatever lies between two may be compared with it.
            var start = 0
            while start <= value.count {
                let end = value.firstIndex(of: UInt8(ascii: ","), from: start) ?? value.count
                if isNamed(by: value.extracting(start..<end)) { return true }
                start = end + 1
            }
        }
        return false
    }

    private func isNamed(by text: Span<UInt8>) -> Bool {
        var start = 0
        var end = text.count
        while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
        while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
        if end - start > 2, text.extracting(start..<(start + 2)).hasSameBytes(as: "W/") { start += 2 }
        return text.extracting(start..<end).hasSameBytes(as: bytes.span)
    }
}
