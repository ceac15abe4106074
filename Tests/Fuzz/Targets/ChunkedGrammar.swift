import HTTP1

/// A chunked body read straight from the grammar (RFC 9112 section 7.1), all bytes at hand, nothing kept.
///
/// It shares no code with the decoder that it is there to check.
struct ChunkedGrammar {
    /// The measure of the data; nil where the bytes are no whole chunked body.
    private(set) var body: BodyMeasure?
    private let bytes: [UInt8]
    private var cursor = 0
    private static let punctuation = Set("!#$%&'*+-.^_`|~".utf8)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var measure = BodyMeasure()
        while let size = readSizeLine() {
            guard size > 0 else {
                body = readTrailers() ? measure : nil
                return
            }
            guard bytes.count - cursor >= size else { return }
            for byte in bytes[cursor..<(cursor + size)] { measure.add(byte) }
            cursor += size
            guard take("\r\n") else { return }
        }
    }

    private mutating func readSizeLine() -> Int? {
        let digits = bytes[cursor...].prefix { Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }
        guard (1...16).contains(digits.count) else { return nil }
        guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
        cursor = digits.endIndex
        let start = cursor + 1
        while take(";") {
            guard readToken() else { return nil }
            if take("=") { guard readToken() || readQuoted() else { return nil } }
        }
        guard cursor - start <= HTTPLimits().chunkExtensionBytes else { return nil }
        return take("\r\n") ? size : nil
    }

    private mutating func readTrailers() -> Bool {
        let start = cursor
        while !take("\r\n") {
            guard readToken(), take(":") else { return false }
            while cursor < bytes.count, Self.mayStandInValue(bytes[cursor]) { cursor += 1 }
            guard take("\r\n") else { return false }
        }
        return cursor - start <= HTTPLimits().trailerBytes
    }

    private mutating func readToken() -> Bool {
        let token = bytes[cursor...].prefix { byte in
            let letter = byte | 0x20
            return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || Self.punctuation.contains(byte)
        }
        cursor = token.endIndex
        return !token.isEmpty
    }

    private mutating func readQuoted() -> Bool {
        guard take("\"") else { return false }
        while cursor < bytes.count, Self.mayStandInValue(bytes[cursor]) {
            if take("\"") { return true }
            if take("\\") { guard cursor < bytes.count, Self.mayStandInValue(bytes[cursor]) else { return false } }
            cursor += 1
        }
        return false
    }

    private static func mayStandInValue(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[cursor...].starts(with: text.utf8) else { return false }
        cursor += text.utf8.count
        return true
    }
}
