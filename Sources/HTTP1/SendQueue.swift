public import Bytes

/// Bytes that wait to be sent, taken from the front without moving the rest.
@usableFromInline package struct SendQueue: ~Copyable {
    @usableFromInline var buffer = ByteBuffer()
    @usableFromInline var sent = 0

    init() {}

    /// Whether nothing waits.
    @inlinable
    package var isEmpty: Bool { buffer.isEmpty }

    /// The bytes that wait.
    @inlinable
    package var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        get { buffer.bytes.extracting(sent..<buffer.count) }
    }

    mutating func append(_ bytes: Span<UInt8>) { buffer.append(bytes) }

    /// Forgets the first `count` bytes that wait, and the memory once none is left.
    mutating func removeFirst(_ count: Int) {
        sent += count
        precondition(count >= 0 && sent <= buffer.count, "more was sent than waited")
        if sent == buffer.count {
            sent = 0
            buffer.removeAll()
            buffer.shrink(to: 0)
        }
    }
}
