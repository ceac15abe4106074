import Bytes
import CSV
import Locks

/// A run of whole records of a table's text, which can be read without what stands before it.
final class TablePiece: Sendable {
    /// Empty while a reader has them.
    private let bytes: Lock<ByteBuffer>
    /// What the text was found to be by its header.
    private let format: CSVFormat
    /// Where the first record stands; its line is 1 in all pieces but the one behind the header.
    private let place: TextPlace

    init(_ bytes: consuming ByteBuffer, _ format: CSVFormat, at place: TextPlace) {
        self.bytes = Lock(bytes)
        self.format = format
        self.place = place
    }

    /// A reader of the piece, which has its bytes until they are given back.
    ///
    /// - Parameter encoding: what the text before the piece was found to be, if that is known.
    func reader(_ options: CSVOptions, encoding: CSVEncoding?) -> CSVReader {
        var format = format
        if let encoding { format.encoding = encoding }
        return CSVReader(bytes.withLock { exchange(&$0, with: ByteBuffer()) }, options, resuming: format, at: place)
    }

    /// Takes the bytes back from a reader that shall not read on.
    func takeBack(_ reader: consuming CSVReader) {
        var text = reader.takeText()
        bytes.withLock { swap(&$0, &text) }
    }
}
