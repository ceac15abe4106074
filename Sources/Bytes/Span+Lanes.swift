/// Sixteen bytes looked at with one instruction each, which every processor of the last twenty years can.
extension Span<UInt8> {
    /// The sixteen bytes from `index` on.
    ///
    /// - Precondition: sixteen bytes follow. It is not checked.
    @inlinable
    @inline(always)
    package func sixteenBytes(at index: Int) -> SIMD16<UInt8> {
        // UInt8 has no padding, so every byte is initialized.
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Moves from `start` over bytes for which no lane of `stops` is set, sixteen at a time.
    ///
    /// - Returns: where the first such byte stands, or -1 where it is not among whole sixteens before the end.
    @inlinable
    @inline(always)
    package func firstIndex(
        from start: Int, where stops: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
    ) -> Int {
        var index = start
        while index &+ 16 <= count {
            let lane = stops(sixteenBytes(at: index)).firstLane
            if lane < 16 { return index &+ lane }
            index &+= 16
        }
        return -1
    }
}

extension SIMD16<UInt8> {
    /// Which bytes lie in `range`.
    ///
    /// Written with whole vectors on both sides, for only those comparisons become single instructions.
    @inlinable
    @inline(always)
    package func lanes(in range: ClosedRange<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        (self &- SIMD16(repeating: range.lowerBound))
            .<= SIMD16(repeating: range.upperBound &- range.lowerBound)
    }

    /// Which bytes are ASCII letters.
    @inlinable
    @inline(always)
    package var letters: SIMDMask<SIMD16<Int8>> {
        (self | SIMD16(repeating: 0x20)).lanes(in: UInt8(ascii: "a")...UInt8(ascii: "z"))
    }

    /// Which bytes are ASCII digits.
    @inlinable
    @inline(always)
    package var digits: SIMDMask<SIMD16<Int8>> { lanes(in: UInt8(ascii: "0")...UInt8(ascii: "9")) }

    /// Which bytes are ASCII control characters, the tab among them.
    @inlinable
    @inline(always)
    package var controls: SIMDMask<SIMD16<Int8>> { lanes(in: 0x00...0x1F) .| equal(to: 0x7F) }

    /// Which bytes are `byte`.
    @inlinable
    @inline(always)
    package func equal(to byte: UInt8) -> SIMDMask<SIMD16<Int8>> { self .== SIMD16(repeating: byte) }
}

extension SIMDMask where Storage == SIMD16<Int8> {
    /// The first lane that is set; 16 or more where none is.
    @inlinable
    @inline(always)
    var firstLane: Int {
        // A mask is sixteen bytes of ones or zeros.
        let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return UInt64(littleEndian: words[0]).trailingZeroBitCount &>> 3 }
        return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount &>> 3
    }
}
