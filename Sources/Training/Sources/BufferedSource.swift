package import Bytes

/// A source that was read whole, so that it can be read again: standard input too.
package final class BufferedSource: ByteSource {
    private static let pieceBytes = 256 * 1024

    package let name: String
    private let content: [UInt8]
    private var position = 0

    /// Reads `source` to its end.
    package init(_ source: any ByteSource) throws(SourceError) {
        name = source.name
        var bytes = ByteBuffer()
        while try source.read(into: &bytes) {}
        content = bytes.bytes.indices.map { bytes.bytes[$0] }
    }

    private init(again other: BufferedSource) {
        name = other.name
        content = other.content
    }

    /// The same bytes from the beginning.
    package func again() -> BufferedSource { BufferedSource(again: self) }

    package func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool {
        let content = content
        let end = min(position + Self.pieceBytes, content.count)
        buffer.append(content.span.extracting(position..<end))
        defer { position = end }
        return end > position
    }
}
