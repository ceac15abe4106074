import Bytes

/// What an attribute of an element can be.
package protocol MarkupValue {
    /// Appends the value, without quotes.
    func append(to svg: inout MarkupWriter)
}

extension Double: MarkupValue {
    /// As a coordinate: two decimals at most.
    package func append(to svg: inout MarkupWriter) { svg.append(coordinate: self) }
}

extension Int: MarkupValue {
    /// In decimal.
    package func append(to svg: inout MarkupWriter) { svg.append(coordinate: Double(self)) }
}

extension String: MarkupValue {
    /// Escaped.
    package func append(to svg: inout MarkupWriter) { svg.append(escaped: self) }
}

/// Writes elements of SVG and HTML; every text is escaped.
package struct MarkupWriter: ~Copyable {
    private var output = ByteBuffer(capacity: 8192)

    /// Makes an empty text.
    package init() {}

    /// What was written.
    package var text: String { output.bytes.text }

    /// Bytes written.
    package var count: Int { output.count }

    /// Opens an element, which ``close(_:)`` ends.
    package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, any MarkupValue> = [:]) {
        start(name, attributes)
        output.append(">")
    }

    /// Ends an element.
    package mutating func close(_ name: StaticString) {
        output.append("</")
        output.append(name)
        output.append(">")
    }

    /// An element with nothing in it, or only a title that shows when one points at it.
    package mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, any MarkupValue>, title: String? = nil
    ) {
        start(name, attributes)
        guard let title else { return output.append("/>") }
        output.append("><title>")
        append(escaped: title)
        output.append("</title>")
        close(name)
    }

    /// An element with text in it.
    package mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, any MarkupValue>, text: String
    ) {
        start(name, attributes)
        output.append(">")
        append(escaped: text)
        close(name)
    }

    /// Appends markup as it stands.
    package mutating func append(markup: StaticString) { output.append(markup) }

    /// Appends what another writer wrote.
    package mutating func append(contentsOf other: borrowing MarkupWriter) { output.append(contentsOf: other.output) }

    /// Appends markup that was made elsewhere, where texts were escaped: a figure, a style sheet, a script.
    package mutating func append(trusted text: String) { output.append(utf8: text) }

    private mutating func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, any MarkupValue>) {
        output.append("<")
        output.append(name)
        for (name, value) in attributes {
            output.append(" ")
            output.append(name)
            output.append("=\"")
            value.append(to: &self)
            output.append("\"")
        }
    }

    /// A coordinate with two decimals at most, which is finer than any screen.
    mutating func append(coordinate value: Double) {
        assert(value.isFinite, "a coordinate must be finite")
        guard value.isFinite else { return output.append("0") }
        output.append(value, fractionDigits: 2)
        guard value.magnitude < 1e13 else { return }
        var end = output.count
        while output.bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
        if output.bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        output.truncate(to: end)
    }

    /// Text between tags or quotes; characters that XML does not allow become U+FFFD.
    package mutating func append(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;")
            case UInt8(ascii: "<"): output.append("&lt;")
            case UInt8(ascii: ">"): output.append("&gt;")
            case UInt8(ascii: "\""): output.append("&quot;")
            case UInt8(ascii: "'"): output.append("&#39;")
            case 0x09, 0x0A, 0x0D: output.append(" ")
            case ..<0x20: output.append("\u{FFFD}")
            default: output.append(byte)
            }
        }
    }
}
