import Assets
import Bytes
import HTTP1

extension Response {
    /// Answers with a file that the executable carries.
    mutating func write(_ asset: embedded_asset, _ type: StaticString) {
        contentType = type
        addPageFields()
        // The bytes have static storage, so the view may live as long as it likes.
        body.append(unsafe Span(_unsafeElements: UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
    }

    /// What is said of pages and what they load: no guessing of types, no telling other hosts where one came from.
    mutating func addPageFields() {
        addField("X-Content-Type-Options", "nosniff")
        // A newer server brings newer files: they are asked for again each time.
        addField("Cache-Control", "no-cache")
        addField("Referrer-Policy", "no-referrer")
    }
}
