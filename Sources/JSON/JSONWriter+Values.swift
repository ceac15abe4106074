import Bytes

extension JSONWriter {
    /// Writes `null`.
    package mutating func null() {
        beginScalar()
        buffer.append("null")
    }

    /// Writes a truth value.
    package mutating func value(_ value: Bool) {
        beginScalar()
        if value { buffer.append("true") } else { buffer.append("false") }
    }

    /// Writes a whole number.
    package mutating func value(_ value: Int) {
        beginScalar()
        buffer.append(decimal: value)
    }

    /// Writes the shortest text that reads back as exactly `value`; `null` when it is not finite, for JSON has no text.
    package mutating func value(_ value: Double) {
        guard value.isFinite else { return null() }
        beginScalar()
        buffer.append(shortest: value)
    }

    /// Writes `value` rounded to `fractionDigits` decimals, 0 to 9; `null` when it is not finite.
    package mutating func value(_ value: Double, fractionDigits: Int) {
        guard value.isFinite else { return null() }
        beginScalar()
        buffer.append(value, fractionDigits: fractionDigits)
    }

    /// Writes a string.
    package mutating func value(_ text: String) {
        beginScalar()
        appendQuoted(text)
    }

    /// Writes a string from its UTF-8; malformed bytes become U+FFFD.
    package mutating func value(_ text: Span<UInt8>) {
        beginScalar()
        appendQuoted(text)
    }

    /// Writes strings as an array.
    package mutating func value(_ texts: [String]) {
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// Writes numbers as an array.
    package mutating func value(_ numbers: some Sequence<Double>) {
        beginArray()
        for number in numbers { value(number) }
        endArray()
    }

    /// Writes a value that is JSON already, as it is.
    package mutating func value(encoded json: Span<UInt8>) {
        beginScalar()
        buffer.append(json)
    }

    /// Writes a tree.
    package mutating func value(_ tree: JSONValue) {
        switch tree {
        case .null: null()
        case .bool(let truth): value(truth)
        case .number(let number): value(number)
        case .string(let text): value(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                value(member.value)
            }
            endObject()
        }
    }
}
