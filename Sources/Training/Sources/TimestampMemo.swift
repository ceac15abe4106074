import Bytes
import CSV

/// Reads dates, and remembers the last one: the rows of an order follow each other and have the same.
struct TimestampMemo: ~Copyable, Sendable {
    private var text = ByteBuffer(capacity: 32)
    private var timestamp: Timestamp?

    /// The moment that the whole of `field` names, spaces around it left out.
    mutating func read(_ field: Span<UInt8>, order: DateOrder) -> Timestamp? {
        if text.bytes.hasSameBytes(as: field) { return timestamp }
        text.removeAll()
        text.append(field)
        timestamp = Timestamp(field.trimmingSpaces(), order: order)
        return timestamp
    }
}
