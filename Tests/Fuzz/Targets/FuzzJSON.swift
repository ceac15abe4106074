import Bytes
import JSON

/// Reads a document as a tree, value by value and by skipping, which must agree, and writes and reads it again, which
/// must change nothing.
func fuzzJSON(_ document: Span<UInt8>) {
    do throws(JSONError) {
        let value = try JSONValue(reading: document)
        precondition(isSkipped(document), "the tree takes what skipping refuses")
        let oneByOne = try readOneByOne(document)
        precondition(oneByOne == value, "the tree is not what its values are one by one")
        precondition(isUnchanged(value, style: .compact), "compact text reads back as another value")
        precondition(isUnchanged(value, style: .pretty), "pretty text reads back as another value")
    } catch {
        precondition(error.offset <= document.count, "an error beyond the document")
        precondition(!error.message(in: document).isEmpty)
        // Skipping looks at no key and at the size of no number.
        switch error.reason {
        case .duplicateKey, .numberOutOfRange: return
        default: break
        }
        precondition(!isSkipped(document), "skipping takes what the tree refuses")
    }
}

private func readOneByOne(_ document: Span<UInt8>) throws(JSONError) -> JSONValue {
    var reader = try JSONReader(document)
    return try readOneByOne(&reader)
}

/// Reads containers element by element, so that no array is taken for a table.
@_lifetime(reader: copy reader)
private func readOneByOne(_ reader: inout JSONReader) throws(JSONError) -> JSONValue {
    switch try reader.peek() {
    case .array:
        var values: [JSONValue] = []
        try reader.beginArray()
        while try reader.nextElement() { values.append(try readOneByOne(&reader)) }
        return .array(JSONArray(values))
    case .object:
        var members: [JSONValue.Member] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let name = key.string
            members.append(.init(name, try readOneByOne(&reader)))
        }
        return .object(members)
    default: return try reader.readValue()
    }
}

private func isSkipped(_ document: Span<UInt8>) -> Bool {
    do throws(JSONError) {
        var reader = try JSONReader(document)
        try reader.skipValue()
        try reader.finish()
        return true
    } catch {
        return false
    }
}

private func isUnchanged(_ value: JSONValue, style: JSONWriter.Style) -> Bool {
    var buffer = ByteBuffer()
    buffer.writeJSON(style: style) { $0.value(value) }
    return (try? JSONValue(reading: buffer.bytes)) == value
}
