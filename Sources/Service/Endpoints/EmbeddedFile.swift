import Assets
import Bytes
import HTTP1
import ModelBundle

/// A file that stands in the executable, with what it is known by.
///
/// The memory that it views has static storage and is never written.
@safe struct EmbeddedFile: @unchecked Sendable {
    private let asset: embedded_asset
    private let contentType: StaticString
    private let tag: EntityTag

    init(_ asset: embedded_asset, _ contentType: StaticString) {
        unsafe self.asset = asset
        self.contentType = contentType
        let bytes = unsafe Span(_unsafeElements: UnsafeBufferPointer(start: asset.bytes, count: asset.count))
        tag = EntityTag(digest: SHA256.digest(of: bytes).description)
    }

    func write(_ head: RequestHead, to response: inout Response) {
        let bytes = unsafe Span(_unsafeElements: UnsafeBufferPointer(start: asset.bytes, count: asset.count))
        response.write(bytes, contentType, tag, for: head)
    }
}
