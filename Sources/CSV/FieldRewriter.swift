import Bytes

/// Makes every field of a record its value in UTF-8: single quotes for doubled ones, UTF-8 for ISO-8859-1.
///
/// Few records need it; the fields of the others stay where they were written.
struct FieldRewriter: ~Copyable {
    private let demandsUTF8: Bool
    /// UTF-8 until a record is not.
    private(set) var encoding: CSVEncoding
    /// Line of the record that was not.
    private(set) var latin1Line: Int?
    private(set) var hasSeenOtherThanASCII = false
    /// Values of the rewritten fields, one after the other.
    private(set) var values = ByteBuffer()
    /// All fields of the record, when any had to be rewritten, else empty.
    private(set) var fields: [FieldRange] = []

    init(encoding: CSVEncoding?) {
        demandsUTF8 = encoding == .utf8
        self.encoding = encoding ?? .utf8
    }

    /// Rewrites what must be of the record that `scanner` completed, whose bytes start in `input` at `start`.
    mutating func rewrite(
        _ scanner: borrowing RecordScanner, of input: borrowing ByteBuffer, from start: Int
    ) throws(CSVError) {
        if !fields.isEmpty { fields.removeAll(keepingCapacity: true) }
        values.removeAll()
        let isASCII = scanner.seenBits < 0x80
        guard !isASCII || scanner.hasDoubledQuotes else { return }
        let record = input.bytes.extracting(start...)
        if !isASCII { hasSeenOtherThanASCII = true }
        if !isASCII, encoding == .utf8 { try judgeEncoding(scanner, of: record) }
        let transcodes = !isASCII && encoding == .isoLatin1
        guard transcodes || scanner.hasDoubledQuotes else { return }
        for column in 0..<scanner.fields.count {
            let field = scanner.fields.span[column]
            guard transcodes || field.hasDoubledQuotes else {
                fields.append(field)
                continue
            }
            var moved = field
            moved.isRewritten = true
            moved.start = values.count
            append(record.extracting(field.start..<field.end), of: field, transcoded: transcodes)
            moved.end = values.count
            fields.append(moved)
        }
    }

    /// Decides, at a record that is not ASCII, whether the text is UTF-8 still.
    private mutating func judgeEncoding(
        _ scanner: borrowing RecordScanner, of record: Span<UInt8>
    ) throws(CSVError) {
        for column in 0..<scanner.fields.count {
            let field = scanner.fields.span[column]
            let value = record.extracting(field.start..<field.end)
            guard let place = value.firstPlaceOtherThanUTF8 else { continue }
            guard !demandsUTF8 else {
                throw CSVError(line: scanner.recordLine, column: column + 1, problem: .invalidUTF8(value[place]))
            }
            encoding = .isoLatin1
            latin1Line = scanner.recordLine
            return
        }
    }

    private mutating func append(_ value: Span<UInt8>, of field: FieldRange, transcoded: Bool) {
        var index = 0
        while index < value.count {
            let byte = value[index]
            if transcoded, byte >= 0x80 {
                values.append(0xC0 | byte >> 6)
                values.append(0x80 | byte & 0x3F)
            } else {
                values.append(byte)
            }
            // The scanner has seen that every quote inside is followed by its double.
            index += field.hasDoubledQuotes && byte == UInt8(ascii: "\"") ? 2 : 1
        }
    }
}

extension Span<UInt8> {
    /// Where the first bytes stand that are no character in UTF-8; nil where all are.
    fileprivate var firstPlaceOtherThanUTF8: Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: self)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
