import Bytes
import JSON

/// Reads a document as a tree and by skipping, which must agree, and writes and reads it again, which must change
/// nothing.
func fuzzJSON(_ document: Span<UInt8>) {
    do throws(JSONError) {
        let value = try JSONValue(reading: document)
        precondition(isSkipped(document), "the tree takes what skipping refuses")
        precondition(isUnchanged(value, style: .compact), "compact text reads back as another value")
        precondition(isUnchanged(value, style: .pretty), "pretty text reads back as another value")
    } catch {
        precondition(error.offset <= document.count, "an error beyond the document")
        precondition(!error.message(in: document).isEmpty)
        if case .duplicateKey = error.reason { return }
        precondition(!isSkipped(document), "skipping takes what the tree refuses")
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
