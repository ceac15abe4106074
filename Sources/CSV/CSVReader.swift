package import Bytes

/// Reads CSV (RFC 4180) from bytes that come in pieces, holding no more than one piece and one record.
///
/// ```swift
/// reader.append(chunk)
/// while try reader.next() { use(reader.record) }
/// // again for each chunk, and once more after `finish()`
/// ```
///
/// The header is the first record. Lines end in CRLF, LF or CR, the last perhaps in nothing; blank lines are skipped
/// and counted; a byte order mark is dropped. Records with more or fewer fields than the header are handed out as they
/// are. After an error the text cannot be read on, and every further `next()` throws the same error; unless the options
/// let faults pass: then it goes on behind the line that the error names, or behind the record where that is no UTF-8.
package struct CSVReader: ~Copyable {
    private enum Phase { case opening, header, body }

    private let options: CSVOptions
    private var phase = Phase.opening
    private var sniffer = HeaderSniffer()
    private var lines: RecordReader
    /// Reads what a wrapped line contains.
    private var wrapped: RecordReader
    private var isRecordWrapped = false
    private var isFinished = false
    private var failure: CSVError?

    /// What the text was found to be; final once the last record is read, for one late byte can settle the encoding.
    package private(set) var format: CSVFormat

    package init(_ options: CSVOptions = CSVOptions()) {
        self.options = options
        let delimiter = options.delimiter ?? .comma
        format = CSVFormat(
            delimiter: delimiter, encoding: options.encoding ?? .utf8, hasByteOrderMark: false, isWrapped: false)
        lines = RecordReader(delimiter: delimiter, encoding: options.encoding, options)
        wrapped = RecordReader(delimiter: delimiter, encoding: .utf8, options)
    }

    /// Makes a reader of a whole text, which it takes as it is.
    package init(whole text: consuming ByteBuffer, _ options: CSVOptions = CSVOptions()) {
        self.init(options)
        lines.start(with: text, at: TextPlace())
        isFinished = true
    }

    /// Makes a reader of the rest, or a part of the rest, of a text whose header another reader has read.
    ///
    /// - Parameters:
    ///   - text: whole records, to which nothing will be appended.
    ///   - format: what the text was found to be before `place`; ISO-8859-1 is not given up again.
    ///   - place: where the first byte of `text` stands, between two records.
    package init(
        _ text: consuming ByteBuffer, _ options: CSVOptions, resuming format: CSVFormat, at place: TextPlace
    ) {
        self.init(options)
        self.format = format
        let encoding = format.encoding == .isoLatin1 ? .isoLatin1 : options.encoding
        lines = RecordReader(delimiter: format.delimiter, encoding: encoding, options)
        lines.start(with: text, at: place)
        wrapped.start(skipping: 0, delimiter: format.delimiter)
        phase = .body
        isFinished = true
    }

    /// Gives back the text that a reader of the rest was made of.
    package consuming func takeText() -> ByteBuffer { lines.takeText() }

    /// Where the text goes on behind the record that `next()` has read, or behind all of them.
    package var place: TextPlace { lines.place }

    /// Whether a record was not ASCII, so that it mattered what the encoding was.
    package var hasSeenOtherThanASCII: Bool { lines.hasSeenOtherThanASCII }

    /// Lines skipped because nothing stood on them.
    package var blankLines: Int { lines.blankLines + wrapped.blankLines }

    /// The record that `next()` has read.
    ///
    /// - Precondition: the last `next()` returned true, and no bytes were appended since.
    package var record: CSVRecord {
        @_lifetime(borrow self)
        @inline(__always)
        get { isRecordWrapped ? wrapped.record : lines.record }
    }

    /// Takes the next bytes of the text. Records should be read until there are none before the next piece.
    package mutating func append(_ bytes: Span<UInt8>) {
        lines.append(bytes)
    }

    /// Lets `body` append the next bytes of the text where the reader keeps them, without a copy in between.
    ///
    /// - Parameter body: may append to the buffer and do nothing else with it.
    /// - Returns: what `body` returned.
    package mutating func append<Failure>(
        _ body: (inout ByteBuffer) throws(Failure) -> Bool
    ) throws(Failure) -> Bool {
        try lines.append(body)
    }

    /// Says that no more bytes will come, so the last record needs no line end.
    package mutating func finish() {
        isFinished = true
    }

    /// Reads the next record.
    ///
    /// - Returns: false when more bytes are needed or, after `finish()`, when the text has ended.
    package mutating func next() throws(CSVError) -> Bool {
        if let failure { throw failure }
        do {
            return try read()
        } catch {
            if !options.passesFaults || phase != .body { failure = error }
            throw error
        }
    }

    /// Hands every whole record that is there to `body`, as `next()` and `record` do one by one.
    ///
    /// A target that asks one by one copies the reader for each record.
    ///
    /// - Throws: ``CSVError``, behind the records that could be read.
    package mutating func readAll(_ body: (borrowing CSVRecord) -> Void) throws(CSVError) {
        while try next() { body(record) }
    }

    /// Hands every whole record that is there to `plain` or to `body`, as ``readAll(_:)`` does to one.
    ///
    /// - Parameters:
    ///   - plain: may read records straight from the text, as many as it likes from the first on, and says how many
    ///     it read.
    ///   - body: reads a record that `plain` has left.
    package mutating func readAll(
        plain: (PlainRecords) -> PlainRecords.Taken, _ body: (borrowing CSVRecord) -> Void
    ) throws(CSVError) {
        while true {
            if phase == .body, !format.isWrapped, failure == nil { lines.readPlain(plain) }
            guard try next() else { return }
            body(record)
        }
    }

    private mutating func read() throws(CSVError) -> Bool {
        if phase == .body, !format.isWrapped {
            let isRead = try lines.next(isFinal: isFinished)
            noteEncoding()
            return isRead
        }
        if phase == .opening, try !open() { return false }
        if isRecordWrapped, try wrapped.next(isFinal: true) { return true }
        isRecordWrapped = false
        while try lines.next(isFinal: isFinished) {
            noteEncoding()
            if phase == .header {
                try detectWrapping()
                phase = .body
                return true
            }
            guard format.isWrapped, isOneQuotedField else { return true }
            wrapped.start(with: lines)
            isRecordWrapped = true
            if try wrapped.next(isFinal: true) { return true }
            isRecordWrapped = false
        }
        return false
    }

    private mutating func noteEncoding() {
        guard format.encoding != lines.encoding else { return }
        format.encoding = lines.encoding
        format.latin1Line = lines.latin1Line
    }

    /// Settles byte order mark and delimiter; false while the first line is not whole.
    private mutating func open() throws(CSVError) -> Bool {
        guard try sniffer.sniff(lines, isFinal: isFinished, limit: options.limits.recordBytes) else { return false }
        format.hasByteOrderMark = sniffer.hasByteOrderMark
        format.delimiter = options.delimiter ?? sniffer.delimiter
        lines.start(skipping: sniffer.hasByteOrderMark ? 3 : 0, delimiter: format.delimiter)
        wrapped.start(skipping: 0, delimiter: format.delimiter)
        phase = .header
        return true
    }
}

// MARK: - Wrapped lines

extension CSVReader {
    private var isOneQuotedField: Bool {
        let record = lines.record
        return record.count == 1 && record.isQuoted(0)
    }

    /// Takes the header for a wrapped one when it is one quoted field in which the known columns stand.
    private mutating func detectWrapping() throws(CSVError) {
        guard !options.wrappedColumns.isEmpty, isOneQuotedField else { return }
        wrapped.start(with: lines)
        guard try wrapped.next(isFinal: true), wrapped.record.count > 1 else { return }
        let header = CSVHeader(wrapped.record)
        format.isWrapped = options.wrappedColumns.allSatisfy { column in header.contains(column) }
        isRecordWrapped = format.isWrapped
    }
}
