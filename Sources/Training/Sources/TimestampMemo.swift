import Bytes
import CSV

/// Reads dates, and remembers the last one: the rows of an order follow each other and have the same.
struct TimestampMemo: ~Copyable, Sendable {
    private var text = ByteBuffer(capacity: 32)
    private var reading: DateReading?

    /// The moment that the whole of `field` names, spaces around it left out; nil for what is no date.
    mutating func read(_ field: Span<UInt8>, order: DateOrder?) -> DateReading? {
        if text.bytes.hasSameBytes(as: field) { return reading }
        text.removeAll()
        text.append(field)
        reading = DateReading(field.trimmingSpaces(), order: order)
        return reading
    }
}
