extension Span<UInt8> {
    /// Whether both spans hold the same bytes.
    @inlinable
    @inline(always)
    package func hasSameBytes(as other: Span<UInt8>) -> Bool {
        !differs(from: other, in: ~0)
    }

    /// Whether the bytes are the UTF-8 of `literal`.
    @inlinable
    @inline(always)
    package func hasSameBytes(as literal: StaticString) -> Bool {
        // A literal is immortal, so a view of it may live as long as this call.
        let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        return unsafe hasSameBytes(as: Span(_unsafeElements: bytes))
    }

    /// Whether the bytes are those of `name`, ASCII letters compared without case.
    ///
    /// - Precondition: `name` consists of letters, digits and hyphens, for which bit 5 tells nothing but case.
    @inlinable
    @inline(always)
    package func equalsIgnoringCase(_ name: StaticString) -> Bool {
        let bytes = unsafe UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        return unsafe !differs(from: Span(_unsafeElements: bytes), in: 0xDFDF_DFDF_DFDF_DFDF)
    }

    /// The eight bytes from `index` on as they stand in memory.
    ///
    /// - Precondition: eight bytes follow. It is not checked.
    @inlinable
    @inline(always)
    package func word(at index: Int) -> UInt64 {
        // UInt8 has no padding, so every byte is initialized.
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    }

    /// Whether the spans differ in length or in one of the bits that `mask` sets, the same ones in every byte.
    @inlinable
    @inline(always)
    func differs(from other: Span<UInt8>, in mask: UInt64) -> Bool {
        guard count == other.count else { return true }
        guard count >= 8 else { return differsInFewBytes(from: other, in: mask) }
        var index = 0
        // The last eight bytes are compared whole, whatever was compared of them before.
        while index < count &- 8 {
            if (word(at: index) ^ other.word(at: index)) & mask != 0 { return true }
            index &+= 8
        }
        return (word(at: count &- 8) ^ other.word(at: count &- 8)) & mask != 0
    }

    /// As `differs`, of two spans of one length below eight.
    @inlinable
    @inline(always)
    func differsInFewBytes(from other: Span<UInt8>, in mask: UInt64) -> Bool {
        if count >= 4 {
            // The first four bytes and the last four, which may overlap.
            let first = halfWord(at: 0) ^ other.halfWord(at: 0)
            let last = halfWord(at: count &- 4) ^ other.halfWord(at: count &- 4)
            return (first | last) & UInt32(truncatingIfNeeded: mask) != 0
        }
        var index = 0
        while index < count {
            // Both spans have `count` bytes.
            if unsafe (self[unchecked: index] ^ other[unchecked: index]) & UInt8(truncatingIfNeeded: mask) != 0 {
                return true
            }
            index &+= 1
        }
        return false
    }

    /// The four bytes from `index` on as they stand in memory, which must be there. It is not checked.
    @inlinable
    @inline(always)
    package func halfWord(at index: Int) -> UInt32 {
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self)
    }
}
