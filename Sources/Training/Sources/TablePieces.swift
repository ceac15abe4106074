import Bytes
import CSV

/// Reads the header of a source, if it has one, and hands out the rows behind it in pieces that can be read at the same time.
///
/// Where pieces end follows from the text alone, whatever pieces the source hands out, so whatever is computed piece by
/// piece is the same for a file, a pipe and any number of workers.
struct TablePieces: ~Copyable {
    /// What a person calls the source.
    let name: String
    let header: CSVHeader
    /// What the text was found to be by its header.
    let format: CSVFormat

    private let source: any ByteSource
    private let options: CSVOptions
    private let pieceBytes: Int
    private var unread = ByteBuffer()
    private var isFinished = false
    /// Where the first byte of `unread` stands, counting lines anew in each piece.
    private var place: TextPlace

    /// Reads up to the end of the header.
    ///
    /// - Parameters:
    ///   - hasHeader: whether the first record names the columns; else they are called `column 1` and so on.
    ///   - pieceBytes: length of a piece, at most, unless its first record is longer.
    /// - Throws: `SourceError`, also when there is no header.
    init(
        _ source: any ByteSource, _ options: CSVOptions, hasHeader: Bool = true, pieceBytes: Int
    ) throws(SourceError) {
        self.source = source
        self.options = options
        self.pieceBytes = pieceBytes
        name = source.name
        var reader = CSVReader(options)
        isFinished = try Self.readHeader(of: source, into: &unread, &reader)
        format = reader.format
        if hasHeader {
            header = CSVHeader(reader.record)
            place = reader.place
        } else {
            header = CSVHeader(names: (1...reader.record.count).map { "column \($0)" })
            place = TextPlace(byte: format.hasByteOrderMark ? 3 : 0)
        }
        unread.removeFirst(place.byte)
    }

    /// The next piece; nil when there is none.
    mutating func next() throws(SourceError) -> TablePiece? {
        var limit = pieceBytes
        while true {
            try fill(beyond: limit)
            if unread.isEmpty { return nil }
            if unread.count <= limit { return take(unread.count) }
            if let end = RecordCut(unread.bytes, delimiter: format.delimiter).lastPlace(before: limit) {
                return take(end)
            }
            // The first record is longer than a piece. Where it is longer than allowed, its reader must see so much.
            if limit > options.limits.recordBytes { return take(limit) }
            limit *= 2
        }
    }

    /// Reads on until more than `limit` bytes are there, or the text has ended.
    private mutating func fill(beyond limit: Int) throws(SourceError) {
        while !isFinished, unread.count <= limit { isFinished = try !source.read(into: &unread) }
    }

    private mutating func take(_ length: Int) -> TablePiece {
        var rest = ByteBuffer(capacity: pieceBytes * 2)
        rest.append(unread.bytes.extracting(length...))
        unread.truncate(to: length)
        swap(&rest, &unread)
        defer { place = TextPlace() }
        return TablePiece(rest, format, at: place)
    }

    /// Reads until `reader` has found the header; returns whether the text has ended.
    private static func readHeader(
        of source: any ByteSource, into bytes: inout ByteBuffer, _ reader: inout CSVReader
    ) throws(SourceError) -> Bool {
        while true {
            let start = bytes.count
            let isFinished = try !source.read(into: &bytes)
            reader.append(bytes.bytes.extracting(start...))
            if isFinished { reader.finish() }
            do throws(CSVError) {
                if try reader.next() { return isFinished }
            } catch { throw .malformed(source: source.name, error) }
            if isFinished { throw .empty(source: source.name) }
        }
    }
}
