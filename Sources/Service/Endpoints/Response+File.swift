import Bytes
import HTTP1

extension Response {
    /// Answers with a file: with its bytes, or with 304 where the client has them.
    mutating func write(_ bytes: Span<UInt8>, _ type: StaticString, _ tag: EntityTag, for head: RequestHead) {
        addField("ETag", tag.bytes.span)
        addPageFields()
        guard !tag.isHeld(by: head) else { return status = .notModified }
        contentType = type
        body.append(bytes)
    }

    /// What is said of pages and what they load.
    mutating func addPageFields() {
        // A newer server brings newer files: they are asked for again each time.
        addField("Cache-Control", "no-cache")
        addField("Referrer-Policy", "no-referrer")
    }
}
