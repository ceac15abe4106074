/// Bytes read whether or not they are there, for readers to which a NUL behind the end is as good as an end.
extension Span<UInt8> {
    /// The byte at `index`, which is not negative, or NUL behind the end.
    @inlinable
    @inline(always)
    package func byteOrNUL(at index: Int) -> UInt8 {
        // Checked here once, in the way that needs no trap.
        index < count ? unsafe self[unchecked: index] : 0
    }

    /// The eight bytes from `index` on, which is not negative, the first one lowest, with zeros behind the end.
    @inlinable
    @inline(always)
    package func paddedWord(at index: Int) -> UInt64 {
        let missing = index &+ 8 &- count
        if missing <= 0 { return UInt64(littleEndian: word(at: index)) }
        guard missing < 8, count >= 8 else { return paddedBytes(from: index) }
        // The last eight bytes, those before `index` shifted out.
        return UInt64(littleEndian: word(at: count &- 8)) >> UInt64(truncatingIfNeeded: missing &* 8)
    }

    @usableFromInline
    @inline(never)
    func paddedBytes(from index: Int) -> UInt64 {
        var word: UInt64 = 0
        for place in 0..<8 where index + place < count { word |= UInt64(self[index + place]) << (8 * place) }
        return word
    }
}
