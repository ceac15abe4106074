import Bytes

/// One record of a CSV text: fields as views of the reader's memory, valid until the reader moves on.
///
/// A field is its value in UTF-8: quotes removed, doubled quotes single, ISO-8859-1 transcoded.
@frozen @usableFromInline package struct CSVRecord: ~Escapable {
    @usableFromInline let written: Span<UInt8>
    @usableFromInline let rewritten: Span<UInt8>
    @usableFromInline let fields: Span<FieldRange>

    /// Line of the text on which the record starts, from 1.
    package let line: Int

    @_lifetime(copy written, copy rewritten, copy fields)
    init(written: Span<UInt8>, rewritten: Span<UInt8>, fields: Span<FieldRange>, line: Int) {
        self.written = written
        self.rewritten = rewritten
        self.fields = fields
        self.line = line
    }

    /// Number of fields, at least one. Whether it is that of the header is for the caller to judge.
    @inlinable
    package var count: Int { fields.count }

    /// The value of the field in `column`, from 0.
    ///
    /// - Precondition: `column` is below `count`.
    @inlinable
    package subscript(column: Int) -> Span<UInt8> {
        @_lifetime(copy self)
        @inline(__always)
        get {
            let field = fields[column]
            return (field.isRewritten ? rewritten : written).extracting(field.start..<field.end)
        }
    }

    /// Whether the field in `column` was written in quotes.
    package func isQuoted(_ column: Int) -> Bool { fields[column].isQuoted }

    /// The value of the field in `column` as text.
    package func text(_ column: Int) -> String {
        self[column].decoded()
    }

    /// The value of the field in `column` as text, spaces around it left out.
    package func trimmedText(_ column: Int) -> String {
        self[column].trimmingSpaces().decoded()
    }

    /// The value of the field in `column` as a number, spaces around it ignored; nil where it is not exactly one.
    package func number(_ column: Int) -> Double? {
        let text = self[column].trimmingSpaces()
        return text.shortDecimal ?? (try? DecimalNumber(whole: text).value)
    }
}

extension Span<UInt8> {
    /// The bytes of a field, which the reader made UTF-8, as text.
    package func decoded() -> String {
        guard let text = try? UTF8Span(validating: self) else { return "" }
        return String(copying: text)
    }

    /// The bytes without the spaces and tabs around them.
    @inlinable
    @inline(__always)
    @_lifetime(copy self)
    package func trimmingSpaces() -> Span<UInt8> {
        // Most fields have none.
        if count > 0, self[0] > 0x20, self[count &- 1] > 0x20 { return self }
        return trimmedOfSpaces()
    }

    @usableFromInline
    @_lifetime(copy self)
    func trimmedOfSpaces() -> Span<UInt8> {
        var start = 0
        var end = count
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return extracting(start..<end)
    }
}
