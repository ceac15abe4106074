import Bytes

extension JSONWriter {
    mutating func appendQuoted(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // The view lives as long as the call that reads it.
            unsafe appendQuoted(Span(_unsafeElements: utf8))
        }
    }

    /// Appends `text` in quotes: runs that need no escape as they are, what RFC 8259 section 7 demands escaped.
    mutating func appendQuoted(_ text: Span<UInt8>) {
        buffer.append(UInt8(ascii: "\""))
        var start = 0
        var index = text.endOfPlainText(from: 0)
        while index < text.count {
            let byte = text[index]
            let length = byte < 0x80 ? 0 : text.utf8SequenceLength(at: index)
            if length == 0 {
                buffer.append(text.extracting(start..<index))
                appendEscape(of: byte)
                start = index + 1
            }
            index = text.endOfPlainText(from: index + max(length, 1))
        }
        buffer.append(text.extracting(start..<index))
        buffer.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): buffer.append("\\\"")
        case UInt8(ascii: "\\"): buffer.append("\\\\")
        case 0x08: buffer.append("\\b")
        case 0x09: buffer.append("\\t")
        case 0x0A: buffer.append("\\n")
        case 0x0C: buffer.append("\\f")
        case 0x0D: buffer.append("\\r")
        case 0x80...: buffer.append("\u{FFFD}")
        default:
            buffer.append("\\u00")
            buffer.append(UInt8(ascii: "0") + byte >> 4)
            buffer.append((byte & 0xF).hexDigit)
        }
    }
}

extension UInt8 {
    /// The ASCII hexadecimal digit of this value, 0 to 15.
    fileprivate var hexDigit: UInt8 {
        self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") + self - 10
    }
}
