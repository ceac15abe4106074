import Bytes

/// Where a text can be cut between two records, so that its parts can be read apart from each other.
///
/// Without quotes every line end is such a place. A line with a quote is passed byte by byte by the grammar that
/// `RecordScanner` reads by, the others are not looked at, so a cut costs next to nothing in most tables.
package struct RecordCut: ~Escapable {
    private let text: Span<UInt8>
    private let delimiter: UInt8

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Takes a text that starts with a record.
    @_lifetime(copy text)
    package init(_ text: Span<UInt8>, delimiter: CSVDelimiter) {
        self.text = text
        self.delimiter = delimiter.rawValue
    }

    /// The last place at or before `limit` with whole records before it; nil where the first record ends beyond.
    ///
    /// It does not depend on the bytes behind `limit`, but for one line feed that belongs to the line end before it. A
    /// text that breaks the grammar is cut before the record that does, or is not cut: its reader will say so.
    package func lastPlace(before limit: Int) -> Int? {
        var start = 0
        while let quote = nextQuote(from: start, before: limit) {
            let record = lineStart(before: quote, from: start)
            guard let end = recordEnd(from: record), end <= limit else { return record > 0 ? record : nil }
            start = end
        }
        let place = lineStart(before: min(limit, text.count), from: start)
        return place > 0 ? place : nil
    }

    private func nextQuote(from start: Int, before limit: Int) -> Int? {
        let end = min(limit, text.count)
        return start < end ? text.extracting(0..<end).firstIndex(of: Self.quote, from: start) : nil
    }

    /// Where the line begins that the byte before `end` belongs to, but not before `start`.
    private func lineStart(before end: Int, from start: Int) -> Int {
        var index = end
        while index > start, !isLineEnd(before: index) { index -= 1 }
        return index
    }

    /// Whether the byte before `index` ends a line, and the one at `index` is not part of that end.
    private func isLineEnd(before index: Int) -> Bool {
        let byte = text[index - 1]
        if byte == Self.lineFeed { return true }
        return byte == Self.carriageReturn && index < text.count && text[index] != Self.lineFeed
    }

    /// Where the record that starts at `start` ends, its line end included; nil where the text ends before, or the
    /// record breaks the grammar.
    private func recordEnd(from start: Int) -> Int? {
        var index = start
        while index < text.count {
            if text[index] == Self.quote {
                guard let end = quotedEnd(from: index + 1) else { return nil }
                index = end
            } else {
                while index < text.count, text[index] != delimiter, !endsLine(text[index]) { index += 1 }
            }
            guard index < text.count else { return nil }
            if text[index] == Self.lineFeed { return index + 1 }
            if text[index] == Self.carriageReturn {
                guard index + 1 < text.count else { return nil }
                return text[index + 1] == Self.lineFeed ? index + 2 : index + 1
            }
            guard text[index] == delimiter else { return nil }
            index += 1
        }
        return nil
    }

    /// The place behind the closing quote of a field whose inside starts at `start`.
    private func quotedEnd(from start: Int) -> Int? {
        var index = start
        while let quote = nextQuote(from: index, before: text.count) {
            guard quote + 1 < text.count else { return nil }
            guard text[quote + 1] == Self.quote else { return quote + 1 }
            index = quote + 2
        }
        return nil
    }

    private func endsLine(_ byte: UInt8) -> Bool {
        byte == Self.lineFeed || byte == Self.carriageReturn
    }
}
