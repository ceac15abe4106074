package import Bytes

/// Writes records as CSV (RFC 4180) that reads back as the same fields, with quotes only where they are needed.
package struct CSVWriter: Sendable {
    /// What ends a record.
    package enum LineEnd: Sendable {
        case lineFeed
        case carriageReturnLineFeed
    }

    private let delimiter: UInt8
    private let lineEnd: LineEnd
    private var fieldsInRecord = 0
    private var isLastFieldEmpty = false

    package init(delimiter: CSVDelimiter = .comma, lineEnd: LineEnd = .lineFeed) {
        self.delimiter = delimiter.rawValue
        self.lineEnd = lineEnd
    }

    /// Writes a field of UTF-8 bytes.
    package mutating func write(_ bytes: Span<UInt8>, to output: inout ByteBuffer) {
        beginField(isEmpty: bytes.isEmpty, to: &output)
        guard needsQuotes(bytes) else { return output.append(bytes) }
        output.append(UInt8(ascii: "\""))
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\"") { output.append(UInt8(ascii: "\"")) }
            output.append(bytes[index])
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes a field of text.
    package mutating func write(_ text: String, to output: inout ByteBuffer) {
        write(text.utf8Span.span, to: &output)
    }

    /// Writes a whole number.
    package mutating func write(_ value: Int, to output: inout ByteBuffer) {
        beginField(isEmpty: false, to: &output)
        output.append(decimal: value)
    }

    /// Writes the shortest text that reads back as exactly `value`.
    ///
    /// - Precondition: `value` is finite.
    package mutating func write(_ value: Double, to output: inout ByteBuffer) {
        beginField(isEmpty: false, to: &output)
        output.append(shortest: value)
    }

    /// Ends the record.
    ///
    /// - Precondition: it has at least one field.
    package mutating func endRecord(to output: inout ByteBuffer) {
        precondition(fieldsInRecord > 0, "a record has at least one field")
        // One empty field without quotes would read back as a blank line.
        if fieldsInRecord == 1, isLastFieldEmpty { output.append("\"\"") }
        switch lineEnd {
        case .lineFeed: output.append("\n")
        case .carriageReturnLineFeed: output.append("\r\n")
        }
        fieldsInRecord = 0
    }

    private mutating func beginField(isEmpty: Bool, to output: inout ByteBuffer) {
        if fieldsInRecord > 0 { output.append(delimiter) }
        fieldsInRecord += 1
        isLastFieldEmpty = isEmpty
    }

    private func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == delimiter || byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return true }
        }
        return false
    }
}
