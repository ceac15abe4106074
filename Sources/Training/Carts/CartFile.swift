import Bytes
import FoundationEssentials

/// A listing saved in a file: the bare array, or one page that holds all of it.
package enum CartFile {
    /// Largest file that is read.
    static let limitBytes = 1 << 30

    /// All entries of the listing in `source`.
    ///
    /// - Parameter isStrict: whether an entry that cannot be read is an error.
    package static func read<Element: ListingElement>(
        _ type: Element.Type = Element.self, from source: any ByteSource, isStrict: Bool = false
    ) throws(CartError) -> ListingEntries<Element> {
        var buffer = ByteBuffer(capacity: 1 << 20)
        do throws(SourceError) {
            while try source.read(into: &buffer) {
                guard buffer.count <= limitBytes else {
                    throw .unreadable(source: source.name, reason: "expected at most \(limitBytes) bytes, found more")
                }
            }
        } catch { throw .file(error) }
        let content = unsafe buffer.bytes.withUnsafeBufferPointer { unsafe Data(buffer: $0) }
        return try SavedListing(content, from: source.name, isStrict: isStrict).entries
    }
}
