extension JSONError: CustomStringConvertible {
    /// A sentence that places the error by its byte offset.
    package var description: String {
        "\(complaint(found: found.map(Self.name(of:)))) at byte \(offset)"
    }

    /// A sentence that places the error by line and column: `expected a value, found 'x' at line 1 column 17`.
    ///
    /// - Parameter document: the bytes that were read.
    package func message(in document: Span<UInt8>) -> String {
        let place = place(in: document)
        return "\(complaint(in: document)) at line \(place.line) column \(place.column)"
    }

    /// The same for a document that is one line of many, whose number whoever reads them knows: `… at column 17`.
    package func message(inLine line: Span<UInt8>) -> String {
        "\(complaint(in: line, end: "the end of the line")) at column \(place(in: line).column)"
    }

    /// What the document is instead of what was asked for, to complete "the document is …".
    package var verdict: String {
        switch reason {
        case .exceeded, .numberOutOfRange: "more than is read"
        default: "no JSON"
        }
    }

    /// Line and column of the error, both from 1; lines end with a line feed, columns count Unicode scalars.
    package func place(in document: Span<UInt8>) -> (line: Int, column: Int) {
        var place = (line: 1, column: 1)
        for index in 0..<min(offset, document.count) {
            if document[index] == UInt8(ascii: "\n") {
                place = (place.line + 1, 1)
            } else if document[index] & 0xC0 != 0x80 {
                place.column += 1
            }
        }
        return place
    }

    private func complaint(in document: Span<UInt8>, end: String = "the end of the document") -> String {
        complaint(found: offset < document.count ? Self.name(of: document, at: offset) : end)
    }

    private func complaint(found: String?) -> String {
        let found = found ?? "the end of the document"
        return switch reason {
        case .expected(let expectation): "expected \(expectation.rawValue), found \(found)"
        case .mismatch(let expected, let kind): "expected \(expected.rawValue), found \(kind.rawValue)"
        case .numberOutOfRange: "expected a number within the range of Double, found a larger one"
        case .notWhole: "expected a whole number, found another number"
        case .duplicateKey(let key): "expected each key once, found \"\(key)\" again"
        case .exceeded(let limit, let allowed): "expected at most \(allowed) \(limit.rawValue), found more"
        }
    }

    private static func name(of byte: UInt8) -> String {
        (0x21..<0x7F).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x\(hex(byte))"
    }

    private static func name(of document: Span<UInt8>, at offset: Int) -> String {
        let length = document.utf8SequenceLength(at: offset)
        guard length > 1 else { return name(of: document[offset]) }
        let sequence = (offset..<(offset + length)).map { document[$0] }
        return sequence == [0xEF, 0xBB, 0xBF] ? "a byte order mark" : "'\(String(decoding: sequence, as: UTF8.self))'"
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
