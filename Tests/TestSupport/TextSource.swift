package import Bytes
package import Training

/// A text in memory, handed out in pieces as a file would be.
package final class TextSource: ByteSource {
    package let name: String
    private var rest: ArraySlice<UInt8>
    private let pieceBytes: Int

    package convenience init(_ text: String, name: String = "rows.csv", pieceBytes: Int = 64) {
        self.init(Array(text.utf8), name: name, pieceBytes: pieceBytes)
    }

    package init(_ bytes: [UInt8], name: String = "rows.csv", pieceBytes: Int = 64) {
        self.name = name
        self.pieceBytes = pieceBytes
        rest = ArraySlice(bytes)
    }

    package func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool {
        let piece = rest.prefix(pieceBytes)
        for byte in piece { buffer.append(byte) }
        rest = rest.dropFirst(piece.count)
        return !piece.isEmpty
    }
}
