package import Bytes

/// Something that hands out the bytes of one text, piece by piece.
package protocol ByteSource {
    /// What a person calls it: a path, or `standard input`.
    var name: String { get }

    /// Appends the next piece to `buffer`; false when there was none left.
    func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool
}
