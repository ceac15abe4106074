package import Bytes

/// A text whose fields stand apart by spaces, handed out with one tab between two of them.
///
/// Spaces and tabs at the ends of a line separate nothing; in quotes they stay. A text in whose first line a comma,
/// semicolon, tab or bar stands is no such text and is handed out as it is.
package final class WhitespaceSource: ByteSource {
    private enum Mode { case unknown, spaced, delimited }

    package let name: String
    private let source: any ByteSource
    private var mode = Mode.unknown
    private var piece = ByteBuffer()
    private var isAtLineStart = true
    private var isBehindSpace = false
    private var isInsideQuotes = false

    /// No first line is longer where a person wrote it.
    private static let longestFirstLine = 64 * 1024

    /// Takes the text of `source`.
    ///
    /// - Parameter isSpaced: whether its fields are known to stand apart by spaces, whatever the first line holds.
    package init(_ source: any ByteSource, isSpaced: Bool = false) {
        self.source = source
        name = source.name
        if isSpaced { mode = .spaced }
    }

    package func read(into buffer: inout ByteBuffer) throws(SourceError) -> Bool {
        if mode == .delimited { return try source.read(into: &buffer) }
        var hasMore = try source.read(into: &piece)
        while mode == .unknown {
            if let found = Self.mode(of: piece.bytes, isWhole: !hasMore) { mode = found; break }
            hasMore = try source.read(into: &piece)
        }
        if mode == .delimited { buffer.append(contentsOf: piece) } else { separate(into: &buffer) }
        let isEmpty = piece.isEmpty
        piece.removeAll()
        return hasMore || !isEmpty
    }

    /// What the first line that is not blank says; nil where more of it must be seen.
    private static func mode(of text: Span<UInt8>, isWhole: Bool) -> Mode? {
        var hasWord = false
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"): return .delimited
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if hasWord { return .spaced }
            case UInt8(ascii: " "): break
            default: hasWord = true
            }
        }
        return isWhole ? .spaced : text.count > longestFirstLine ? .delimited : nil
    }

    private func separate(into buffer: inout ByteBuffer) {
        for index in 0..<piece.count {
            let byte = piece.bytes[index]
            if !isInsideQuotes {
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                    isBehindSpace = true
                    continue
                }
                let endsLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                if isBehindSpace, !isAtLineStart, !endsLine { buffer.append(UInt8(ascii: "\t")) }
                isBehindSpace = false
                isAtLineStart = endsLine
            }
            if byte == UInt8(ascii: "\"") { isInsideQuotes.toggle() }
            buffer.append(byte)
        }
    }
}
