extension Span<UInt8> {
    /// Whether both spans hold the same bytes.
    @inlinable
    @inline(__always)
    package func hasSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard count >= 8 else { return hasSameFewBytes(as: other) }
        var index = 0
        // The last eight bytes are compared whole, whatever was compared of them before.
        while index < count &- 8 {
            if word(at: index) != other.word(at: index) { return false }
            index &+= 8
        }
        return word(at: count &- 8) == other.word(at: count &- 8)
    }

    /// Whether the bytes are the UTF-8 of `literal`.
    @inlinable
    @inline(__always)
    package func hasSameBytes(as literal: StaticString) -> Bool {
        // A literal is immortal, so a view of it may live as long as this call.
        let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        return unsafe hasSameBytes(as: Span(_unsafeElements: bytes))
    }

    /// As `hasSameBytes`, of two spans of one length below eight.
    @inlinable
    @inline(__always)
    func hasSameFewBytes(as other: Span<UInt8>) -> Bool {
        var index = 0
        while index < count {
            // Both spans have `count` bytes.
            if unsafe self[unchecked: index] != other[unchecked: index] { return false }
            index &+= 1
        }
        return true
    }

    /// The eight bytes from `index` on as they stand in memory.
    @inlinable
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        // Called only where eight bytes follow; UInt8 has no padding, so all of them are initialized.
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    }
}
