import Bytes
import CSV

/// A run of whole records of a table's text, which can be read without what stands before it.
final class TablePiece: Sendable {
    private let bytes: ByteBuffer
    /// What the text was found to be by its header.
    private let format: CSVFormat
    /// Where the first record stands; its line is 1 in all pieces but the one behind the header.
    private let place: TextPlace

    init(_ bytes: consuming ByteBuffer, _ format: CSVFormat, at place: TextPlace) {
        self.bytes = bytes
        self.format = format
        self.place = place
    }

    /// A reader that was given all of the piece.
    ///
    /// - Parameter encoding: what the text before the piece was found to be, if that is known.
    func reader(_ options: CSVOptions, encoding: CSVEncoding?) -> CSVReader {
        var format = format
        if let encoding { format.encoding = encoding }
        var reader = CSVReader(options, resuming: format, at: place)
        _ = reader.append { buffer in
            buffer.append(contentsOf: bytes)
            return true
        }
        reader.finish()
        return reader
    }
}
