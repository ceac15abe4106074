public import Bytes

extension Span<UInt8> {
    /// Index of the first byte from `start` on that is no plain text: a quote, a backslash, a control character or not
    /// ASCII; `count` when there is none.
    @inlinable
    @inline(always)
    func endOfPlainText(from start: Int) -> Int {
        // UInt8 has no padding, so every byte of the view is initialized.
        let bytes = unsafe self.bytes
        var index = start
        while index &+ 8 <= count {
            // Eight bytes from here lie within the span.
            let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let stops = UInt64(littleEndian: word).bytesThatEndPlainText
            if stops != 0 { return index &+ stops.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < count, self[index].isPlainText { index &+= 1 }
        return index
    }
}

extension Span<UInt8> {
    /// The byte at `index`, which is not negative, or NUL, which has no place in JSON, behind the end.
    @inlinable
    @inline(always)
    func byteOrNUL(at index: Int) -> UInt8 {
        // Checked here once, in the way that needs no trap.
        index < count ? unsafe self[unchecked: index] : 0
    }

    /// The eight bytes from `index` on, which is not negative, the first one lowest, with zeros behind the end.
    @inlinable
    @inline(always)
    func paddedWord(at index: Int) -> UInt64 {
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

extension UInt8 {
    /// Whether the byte may stand in a string as it is and is text by itself.
    @inlinable
    var isPlainText: Bool {
        self >= 0x20 && self < 0x80 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}

extension UInt64 {
    /// The high bit of each byte that is a quote, a backslash, a control character or not ASCII.
    ///
    /// Bits above the lowest one set may be wrong (a borrow runs upwards), so only the first stop may be used.
    @inlinable
    var bytesThatEndPlainText: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        let equal = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        let control = (self &- ones &* 0x20) & ~self
        return (equal | control | self) & (ones &* 0x80)
    }
}
