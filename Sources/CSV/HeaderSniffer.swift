/// Looks, up to the end of the first line that is not blank, for a byte order mark and for what delimits fields.
struct HeaderSniffer {
    /// Whether the text starts with the byte order mark of UTF-8.
    private(set) var hasByteOrderMark = false

    private var position = 0
    private var isInsideQuotes = false
    private var hasSeenByte = false
    private var outside = [Int](repeating: 0, count: CSVDelimiter.allCases.count)
    private var inside = [Int](repeating: 0, count: CSVDelimiter.allCases.count)

    /// The delimiter found most often: outside quotes or, where there is none, inside; comma where there is none at all.
    var delimiter: CSVDelimiter {
        mostFrequent(outside) ?? mostFrequent(inside) ?? .comma
    }

    /// Goes on where it stopped in the text of which `reader` holds the bytes so far.
    ///
    /// - Parameter limit: a first line longer than this is given up; whoever reads it will refuse it.
    /// - Returns: true when it has seen enough.
    mutating func sniff(_ reader: borrowing RecordReader, isFinal: Bool, limit: Int) throws(CSVError) -> Bool {
        let text = reader.unread
        if position == 0 {
            guard text.count >= 3 || isFinal else { return false }
            try readMark(text)
        }
        return try passLine(text, limit: limit) || isFinal || position >= limit
    }

    private mutating func readMark(_ text: Span<UInt8>) throws(CSVError) {
        if text.count >= 2, (text[0], text[1]) == (0xFF, 0xFE) || (text[0], text[1]) == (0xFE, 0xFF) {
            throw CSVError(line: 1, column: 1, problem: .isUTF16)
        }
        hasByteOrderMark = text.count >= 3 && (text[0], text[1], text[2]) == (0xEF, 0xBB, 0xBF)
        position = hasByteOrderMark ? 3 : 0
    }

    /// Passes bytes up to the end of the line; true when it is reached.
    private mutating func passLine(_ text: Span<UInt8>, limit: Int) throws(CSVError) -> Bool {
        while position < min(text.count, limit) {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), !isInsideQuotes {
                if hasSeenByte { return true }
                continue
            }
            hasSeenByte = true
            guard byte >= UInt8(ascii: " ") || Self.isBlank(byte) else {
                throw CSVError(line: 1, column: 1, problem: .controlCharacter(byte))
            }
            if byte == UInt8(ascii: "\"") {
                isInsideQuotes.toggle()
            } else if let index = CSVDelimiter.allCases.firstIndex(where: { $0.rawValue == byte }) {
                if isInsideQuotes { inside[index] += 1 } else { outside[index] += 1 }
            }
        }
        return false
    }

    /// Tabs, and the line ends and form feeds that a quoted name may hold.
    private static func isBlank(_ byte: UInt8) -> Bool { (0x09...0x0D).contains(byte) }

    private func mostFrequent(_ counts: [Int]) -> CSVDelimiter? {
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return nil }
        return CSVDelimiter.allCases[index]
    }
}
