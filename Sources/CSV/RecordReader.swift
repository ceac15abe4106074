import Bytes

/// Holds the bytes of a text while records are found in them.
struct RecordReader: ~Copyable {
    private var input = ByteBuffer()
    private var scanner: RecordScanner
    private var rewriter: FieldRewriter
    /// First byte of the record in `input`.
    private var recordStart = 0
    private var isRecordComplete = false
    private var plainEnds = PlainFieldEnds()
    private let passesFaults: Bool
    /// Whether the next bytes up to a line end belong to a line with a field at fault.
    private var isPassingLine = false

    /// Bytes of the text before the first of `input`.
    private var forgottenBytes = 0

    /// Lines skipped because nothing stood on them.
    private(set) var blankLines = 0

    init(delimiter: CSVDelimiter, encoding: CSVEncoding?, _ options: CSVOptions) {
        scanner = RecordScanner(delimiter: delimiter.rawValue, limits: options.limits)
        rewriter = FieldRewriter(encoding: encoding)
        passesFaults = options.passesFaults
    }

    var encoding: CSVEncoding { rewriter.encoding }

    /// Line of the first record that was no UTF-8 where that decided on the encoding.
    var latin1Line: Int? { rewriter.latin1Line }

    /// Whether a record was not ASCII, so that its encoding mattered.
    var hasSeenOtherThanASCII: Bool { rewriter.hasSeenOtherThanASCII }

    /// Where the text goes on behind the record.
    var place: TextPlace {
        TextPlace(
            byte: forgottenBytes + recordStart + scanner.position, line: scanner.line,
            followsCarriageReturn: scanner.followsCarriageReturn)
    }

    /// The record that `next` completed.
    var record: CSVRecord {
        @_lifetime(borrow self)
        @inline(__always)
        get {
            CSVRecord(
                written: unread, rewritten: rewriter.values.bytes,
                fields: rewriter.fields.isEmpty ? scanner.fields.span : rewriter.fields.span,
                line: scanner.recordLine)
        }
    }

    /// The bytes given, from the first of the record.
    var unread: Span<UInt8> {
        @_lifetime(borrow self)
        @inline(__always)
        get { input.bytes.extracting(recordStart...) }
    }

    /// Begins to read: the first `skipped` bytes are not part of the text.
    mutating func start(skipping skipped: Int, delimiter: CSVDelimiter) {
        recordStart = skipped
        scanner.delimiter = delimiter.rawValue
    }

    /// Takes more bytes of the text and gives up the record.
    mutating func append(_ bytes: Span<UInt8>) {
        makeRoom()
        input.append(bytes)
    }

    /// Lets `body` append more bytes of the text, and gives up the record.
    mutating func append<Failure>(
        _ body: (inout ByteBuffer) throws(Failure) -> Bool
    ) throws(Failure) -> Bool {
        makeRoom()
        return try body(&input)
    }

    /// Forgets the bytes of the records behind.
    private mutating func makeRoom() {
        leaveRecord()
        // Moving only when half is behind makes the moves cost no more than the appends.
        plainEnds.removeAll()
        if recordStart > input.count / 2 {
            input.removeFirst(recordStart)
            forgottenBytes += recordStart
            recordStart = 0
        }
    }

    /// Begins to read `text`, all of which is given, and whose first byte is at `place` of another.
    mutating func start(with text: consuming ByteBuffer, at place: TextPlace) {
        input = text
        plainEnds.removeAll()
        forgottenBytes = place.byte
        scanner.begin(atLine: place.line, followsCarriageReturn: place.followsCarriageReturn)
    }

    /// Takes the first field of the record of `outer` for a text of its own.
    mutating func start(with outer: borrowing RecordReader) {
        let record = outer.record
        input.removeAll()
        plainEnds.removeAll()
        input.append(record[0])
        recordStart = 0
        isRecordComplete = false
        isPassingLine = false
        scanner.begin(atLine: record.line)
    }

    /// Reads up to the end of the next record.
    ///
    /// - Parameter isFinal: whether no more bytes will come.
    /// - Returns: false when the bytes given hold no further whole record.
    /// - Throws: ``CSVError``; where faults are passed, the next record begins behind the line that is named.
    mutating func next(isFinal: Bool) throws(CSVError) -> Bool {
        leaveRecord()
        if isPassingLine { passRestOfLine() }
        guard !isPassingLine else { return false }
        do throws(CSVError) {
            return try find(isFinal: isFinal)
        } catch {
            if passesFaults, !isRecordComplete { leaveFault() }
            throw error
        }
    }

    private mutating func find(isFinal: Bool) throws(CSVError) -> Bool {
        while true {
            switch try scanner.scan(input, from: recordStart) {
            case .needsMore:
                guard isFinal, try scanner.finish() else { return false }
            case .blankLine:
                blankLines += 1
                beginRecord()
                continue
            case .record:
                break
            }
            isRecordComplete = true
            try rewriter.rewrite(scanner, of: input, from: recordStart)
            return true
        }
    }

    /// Lets `body` read plain records for as long as it takes any; whatever it leaves, `next` reads.
    mutating func readPlain(_ body: (PlainRecords) -> PlainRecords.Taken) {
        leaveRecord()
        guard !isPassingLine else { return }
        while scanner.beginPlainRecord(input, from: &recordStart) {
            plainEnds.skip(to: recordStart)
            if plainEnds.isEmpty { findPlainEnds() }
            let taken = body(PlainRecords(text: input.bytes, start: recordStart, plainEnds))
            guard taken.records > 0 else { return }
            recordStart = taken.end
            scanner.pass(plainRecords: taken.records)
        }
    }

    private mutating func findPlainEnds() {
        plainEnds.find(
            in: input, from: recordStart, delimiter: scanner.delimiter,
            longest: min(scanner.limits.fieldBytes, scanner.limits.recordBytes))
    }

    /// The bytes given that are not forgotten, all of them where none were appended.
    consuming func takeText() -> ByteBuffer { input }

    @inline(__always)
    private mutating func leaveRecord() {
        guard isRecordComplete else { return }
        isRecordComplete = false
        beginRecord()
    }

    private mutating func beginRecord() {
        recordStart += scanner.position
        scanner.begin()
    }
}

// MARK: - Faults

extension RecordReader {
    /// Gives up a record that breaks the grammar or a limit, from the field at fault on.
    ///
    /// Where that is a quoted field over many lines, what follows on its first line is passed and the others are read
    /// anew: the quote that opens it may be one too many. None of them opened a field of several lines, or the quote
    /// would have closed the one at fault; so no byte is read more than a few times.
    private mutating func leaveFault() {
        let field = scanner.currentField
        recordStart += field.index
        scanner.begin(atLine: field.line)
        passRestOfLine()
    }

    /// Passes the bytes up to the next line end, and forgets them where it has not come.
    private mutating func passRestOfLine() {
        var end = recordStart
        while end < input.count, !scanner.endsLine(input.bytes[end]) { end += 1 }
        isPassingLine = end == input.count
        guard !isPassingLine else {
            recordStart = end
            return
        }
        let isReturn = input.bytes[end] == RecordScanner.carriageReturn
        recordStart = end + 1
        scanner.begin(atLine: scanner.line + 1, followsCarriageReturn: isReturn)
    }
}
