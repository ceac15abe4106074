import Bytes

/// Finds where the fields of one record end in bytes that come in pieces, looking at each byte once.
///
/// It is given all bytes of the record so far, from its first; it stops behind the last of them and goes on when there
/// are more. So cutting the bytes anywhere changes nothing, and a record in a thousand pieces costs no more than in
/// one. A quote inside an unquoted field is a character like any other.
struct RecordScanner: ~Copyable {
    enum Outcome { case needsMore, blankLine, record }

    enum State { case fieldStart, plain, quoted, quoteInQuoted }

    let limits: CSVLimits
    var delimiter: UInt8

    /// Fields found, the last one complete only when the record is.
    var fields = FieldTable()
    /// Index of the first byte not looked at; behind the line end once the record is complete.
    var position = 0
    /// Line on which the record starts, from 1.
    private(set) var recordLine = 1
    /// All bytes of the record or-ed together: from 0x80 on, one of them is not ASCII.
    var seenBits: UInt8 = 0
    private(set) var hasDoubledQuotes = false

    var state = State.fieldStart
    var fieldStart = 0
    var fieldLine = 1
    private var isFieldDoubled = false
    /// Line of the byte at `position`.
    var line = 1
    /// Whether a line feed here would be the second byte of a line end.
    var followsCarriageReturn = false

    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    init(delimiter: UInt8, limits: CSVLimits) {
        self.delimiter = delimiter
        self.limits = limits
    }

    /// Makes ready for the next record, whose bytes follow those up to `position`.
    mutating func begin() {
        fields.removeAll()
        position = 0
        recordLine = line
        seenBits = 0
        hasDoubledQuotes = false
        state = .fieldStart
        fieldStart = 0
    }

    /// Makes ready for a record that starts a text of its own, on `line` of the text around it.
    mutating func begin(atLine line: Int, followsCarriageReturn: Bool = false) {
        self.line = line
        self.followsCarriageReturn = followsCarriageReturn
        begin()
    }

    /// Goes on where it stopped in the record whose bytes start in `input` at `start`.
    mutating func scan(_ input: borrowing ByteBuffer, from start: Int) throws(CSVError) -> Outcome {
        let record = input.bytes.extracting(start...)
        if position == 0, followsCarriageReturn, !record.isEmpty { skipLineFeed(record) }
        while position < record.count {
            try checkRecordSize()
            switch state {
            case .fieldStart:
                if fields.isEmpty, endsLine(record[position]) {
                    passLineEnd(record[position])
                    return .blankLine
                }
                openField(record[position])
            case .plain:
                if try scanPlain(record) { return .record }
            case .quoted:
                try scanQuoted(record)
            case .quoteInQuoted:
                if try closeQuote(record[position]) { return .record }
            }
        }
        try checkRecordSize()
        return .needsMore
    }

    /// Ends the record where the text ends; false when nothing of it has begun.
    mutating func finish() throws(CSVError) -> Bool {
        switch state {
        case .fieldStart:
            if fields.isEmpty { return false }
            try endField(at: position, isQuoted: false)
        case .plain: try endField(at: position, isQuoted: false)
        case .quoteInQuoted: try endField(at: position - 1, isQuoted: true)
        case .quoted: throw error(.unclosedQuote)
        }
        return true
    }

    /// What went wrong with the field that is being read.
    func error(_ problem: CSVError.Problem) -> CSVError {
        CSVError(line: currentField.line, column: fields.count + 1, problem: problem)
    }

    /// Where the field that is being read begins: on the line named, and at `index` or before it on that line.
    var currentField: (index: Int, line: Int) {
        state == .fieldStart ? (position, line) : (fieldStart, fieldLine)
    }
}

// MARK: - Fields

extension RecordScanner {
    mutating func openField(_ byte: UInt8) {
        openPlainField()
        guard byte == Self.quote else { return }
        state = .quoted
        position += 1
        fieldStart = position
    }

    /// Opens a field without quotes at the byte at `position`.
    @inline(__always)
    mutating func openPlainField() {
        fieldLine = line
        isFieldDoubled = false
        state = .plain
        fieldStart = position
    }

    /// Passes the inside of a quoted field up to the next quote or the end of the bytes.
    private mutating func scanQuoted(_ record: Span<UInt8>) throws(CSVError) {
        let bound = min(record.count, lookAhead)
        while position < bound {
            let byte = record[position]
            position += 1
            if byte == Self.quote {
                state = .quoteInQuoted
                followsCarriageReturn = false
                return
            }
            seenBits |= byte
            if byte == Self.carriageReturn || (byte == Self.lineFeed && !followsCarriageReturn) { line += 1 }
            followsCarriageReturn = byte == Self.carriageReturn
        }
        try checkFieldSize()
    }

    /// Judges the byte behind a quote inside a quoted field; true when it ended the record.
    private mutating func closeQuote(_ byte: UInt8) throws(CSVError) -> Bool {
        if byte == Self.quote {
            isFieldDoubled = true
            state = .quoted
            position += 1
            try checkFieldSize()
            return false
        }
        guard byte == delimiter || endsLine(byte) else { throw error(.byteAfterClosingQuote(byte)) }
        try endField(at: position - 1, isQuoted: true)
        return passFieldEnd(byte)
    }

    mutating func endField(at end: Int, isQuoted: Bool) throws(CSVError) {
        let isDoubled = isQuoted && isFieldDoubled
        if isDoubled { hasDoubledQuotes = true }
        // A field that starts where the text ends was never opened.
        let start = state == .fieldStart ? end : fieldStart
        try addField(start..<end, isQuoted: isQuoted, hasDoubledQuotes: isDoubled)
    }

    @inline(__always)
    mutating func addField(
        _ range: Range<Int>, isQuoted: Bool = false, hasDoubledQuotes: Bool = false
    ) throws(CSVError) {
        guard fields.count < limits.columns else { throw error(.tooManyColumns(limit: limits.columns)) }
        fields.append(
            FieldRange(
                start: range.lowerBound, end: range.upperBound, isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes))
    }
}

// MARK: - Limits

// A limit is judged at the very byte that breaks it, so the same error comes wherever the bytes are cut.
extension RecordScanner {
    /// Where a field that has not ended is too long: one byte more than a field or a record may have.
    var lookAhead: Int { min(fieldStart + limits.fieldBytes, limits.recordBytes) + 1 }

    func checkFieldSize() throws(CSVError) {
        guard position - fieldStart <= limits.fieldBytes else {
            throw error(.fieldTooLong(limit: limits.fieldBytes))
        }
    }

    private func checkRecordSize() throws(CSVError) {
        guard position <= limits.recordBytes else { throw error(.recordTooLong(limit: limits.recordBytes)) }
    }
}

// MARK: - Lines

extension RecordScanner {
    @inline(__always)
    func endsLine(_ byte: UInt8) -> Bool {
        byte == Self.lineFeed || byte == Self.carriageReturn
    }

    /// Passes the delimiter or line end behind a field; true when it ended the record.
    mutating func passFieldEnd(_ byte: UInt8) -> Bool {
        state = .fieldStart
        guard byte != delimiter else {
            position += 1
            return false
        }
        passLineEnd(byte)
        return true
    }

    private mutating func passLineEnd(_ byte: UInt8) {
        position += 1
        line += 1
        followsCarriageReturn = byte == Self.carriageReturn
    }

    /// Takes the second byte of a CRLF whose first ended the record before.
    private mutating func skipLineFeed(_ record: Span<UInt8>) {
        if record[0] == Self.lineFeed { position = 1 }
        followsCarriageReturn = false
    }
}
