/// A text of at most fifteen bytes, as a reader holds it without memory: the bytes, and zeros behind them.
@frozen @usableFromInline package struct ShortText {
    /// Its bytes, the first one lowest in the first word.
    @usableFromInline package let words: SIMD2<UInt64>
    /// How many bytes it has.
    @usableFromInline package let count: Int

    /// Reads what stands at `start`, which is not negative, up to a quote; a text of another length, with an escape, a
    /// control character or anything but ASCII has a negative count.
    @inlinable
    @inline(always)
    package init(quotedIn input: Span<UInt8>, from start: Int) {
        let bytes = start &+ 16 <= input.count ? input.sixteenBytes(at: start) : input.lastBytes(from: start)
        let end = (bytes.equal(to: UInt8(ascii: "\"")) .| bytes.equal(to: UInt8(ascii: "\\")) .| bytes.unfitForText)
            .firstLane
        // A NUL stands behind the end of the input, and is no quote.
        let isQuoted = end < 16 && input.byteOrNUL(at: start &+ end) == UInt8(ascii: "\"")
        let kept = bytes.replacing(
            with: 0, where: Self.places .>= SIMD16<Int8>(repeating: Int8(truncatingIfNeeded: end)))
        let words = unsafe unsafeBitCast(kept, to: SIMD2<UInt64>.self)
        self.words = SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
        count = isQuoted ? end : -1
    }

    /// No text.
    @inlinable
    package static var none: ShortText {
        @inline(always) get { ShortText(words: SIMD2(0, 0), count: -1) }
    }

    @inlinable
    @inline(always)
    init(words: SIMD2<UInt64>, count: Int) {
        self.words = words
        self.count = count
    }

    @inlinable
    static var places: SIMD16<Int8> {
        @inline(always) get { SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
    }
}

extension SIMD16<UInt8> {
    /// Which bytes are control characters but DEL, or no ASCII.
    @inlinable
    @inline(always)
    var unfitForText: SIMDMask<SIMD16<Int8>> {
        // As signed numbers all of them are below the space.
        unsafe unsafeBitCast(self, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: 0x20)
    }
}

extension Span<UInt8> {
    /// The bytes from `index` on, of which there are fewer than sixteen, and zeros.
    @usableFromInline
    @inline(never)
    func lastBytes(from index: Int) -> SIMD16<UInt8> {
        let words = SIMD2(paddedWord(at: index).littleEndian, paddedWord(at: index &+ 8).littleEndian)
        return unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
    }
}
