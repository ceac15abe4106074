import Bytes

/// Unquoted fields, which most tables consist of, eight bytes at a time.
extension RecordScanner {
    /// Passes unquoted fields up to the end of the record, a quoted field, or the end of the bytes; true when it ended
    /// the record.
    mutating func scanPlain(_ record: Span<UInt8>) throws(CSVError) -> Bool {
        // No field that begins behind this one can be too long before it ends here.
        let bound = min(record.count, lookAhead)
        while position + 8 <= bound {
            let word = record.word(at: position)
            var hits = specialBytes(of: word)
            let start = position
            while hits != 0 {
                let place = hits.trailingZeroBitCount / 8
                // Each hit is one of the eight bytes within the bound.
                let byte = unsafe record[unchecked: start &+ place]
                hits &= hits &- 1
                guard byte == delimiter || endsLine(byte) else { continue }
                position = start &+ place
                if try passField(byte, in: record, before: bound) {
                    see(word & ~(UInt64.max &<< UInt64(8 &* place)))
                    return state == .fieldStart && byte != delimiter
                }
            }
            see(word)
            position = start &+ 8
        }
        return try scanLastBytes(record, before: bound)
    }

    /// Passes fields one byte at a time where fewer than eight are left.
    private mutating func scanLastBytes(_ record: Span<UInt8>, before bound: Int) throws(CSVError) -> Bool {
        while position < bound {
            let byte = record[position]
            if byte == delimiter || endsLine(byte) {
                if try passField(byte, in: record, before: bound) { return byte != delimiter }
            } else {
                seenBits |= byte
                position += 1
            }
        }
        try checkFieldSize()
        return false
    }

    /// Ends the field before `byte`, the one at `position`, and opens the next one.
    ///
    /// - Returns: false when the next field is a plain one too, which may begin here.
    @inline(__always)
    private mutating func passField(
        _ byte: UInt8, in record: Span<UInt8>, before bound: Int
    ) throws(CSVError) -> Bool {
        try endField(at: position, isQuoted: false)
        if passFieldEnd(byte) || position >= bound || record[position] == Self.quote { return true }
        openPlainField()
        return false
    }

    @inline(__always)
    private mutating func see(_ word: UInt64) {
        let halves = word | word &>> 32
        let quarters = halves | halves &>> 16
        seenBits |= UInt8(truncatingIfNeeded: quarters | quarters &>> 8)
    }

    /// The high bit of each byte of `word` that is the delimiter, or at most a carriage return.
    @inline(__always)
    private func specialBytes(of word: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(delimiter))
        // No carry leaves its byte: the sum of two seven-bit numbers has eight bits.
        let isOther = ((difference & low) &+ low) | difference
        let isHigher = ((word & low) &+ 0x7272_7272_7272_7272) | word
        return ~(isOther & isHigher) & ~low
    }
}
