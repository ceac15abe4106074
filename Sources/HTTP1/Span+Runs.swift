import Bytes

/// Runs of ordinary bytes, passed over eight at a time.
///
/// Each goes as far as whole words of the most frequent bytes reach; what stands behind is for a look at every byte.
extension Span<UInt8> {
    /// Moves from `start` over ASCII letters and bytes of two further ranges, at most to `end`.
    @inline(__always)
    func skipLetters(
        from start: Int, to end: Int, and first: ClosedRange<UInt8>, _ second: ClosedRange<UInt8>
    ) -> Int {
        skip(from: start, to: end) { word in
            let letters = (word | EightBytes.ones &* 0x20).bytes(in: UInt8(ascii: "a")...UInt8(ascii: "z"))
            return letters | word.bytes(in: first) | word.bytes(in: second)
        }
    }

    /// Moves from `start` over bytes that are no control characters, at most to `end`.
    @inline(__always)
    func skipText(from start: Int, to end: Int) -> Int {
        skip(from: start, to: end) { word in ~word.bytes(in: 0x00...0x1F) & ~word.bytes(in: 0x7F...0x7F) }
    }

    /// Moves over bytes as long as `passes` sets their high bits.
    @inline(__always)
    private func skip(from start: Int, to end: Int, _ passes: (UInt64) -> UInt64) -> Int {
        precondition(start >= 0 && end <= count, "a run lies within the bytes")
        var index = start
        while index &+ 8 <= end {
            let stops = ~passes(UInt64(littleEndian: word(at: index))) & EightBytes.highBits
            if stops != 0 { return index &+ stops.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        return index
    }
}

/// Eight bytes that are alike.
private enum EightBytes {
    static var ones: UInt64 { 0x0101_0101_0101_0101 }
    static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}

extension UInt64 {
    /// The high bit of each byte that lies in `range`, whose bounds are ASCII.
    @inline(__always)
    fileprivate func bytes(in range: ClosedRange<UInt8>) -> UInt64 {
        let low = self & ~EightBytes.highBits
        // Sums of seven bits, whose high bit says whether a bound is reached: nothing is carried to the next byte.
        let reachesLower = low &+ EightBytes.ones &* UInt64(0x80 - range.lowerBound)
        let exceedsUpper = low &+ EightBytes.ones &* UInt64(0x7F - range.upperBound)
        return reachesLower & ~exceedsUpper & ~self & EightBytes.highBits
    }
}
