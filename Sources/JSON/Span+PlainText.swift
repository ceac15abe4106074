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
