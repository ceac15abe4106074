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
            while start < value.count { if isNamed(by: value.listElement(from: &start)) { return true } }
        }
        return false
    }

    private func isNamed(by text: Span<UInt8>) -> Bool {
        let isWeak = text.count > 2 && text.extracting(0..<2).hasSameBytes(as: "W/")
        return text.extracting(droppingFirst: isWeak ? 2 : 0).hasSameBytes(as: bytes.span)
    }
}
