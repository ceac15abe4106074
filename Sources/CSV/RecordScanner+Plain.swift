import Bytes
import CLinux

/// Unquoted fields, which most tables consist of, 64 bytes at a time.
extension RecordScanner {
    /// Passes unquoted fields up to the end of the record, a quoted field, or the end of the bytes; true when it ended
    /// the record.
    mutating func scanPlain(_ record: Span<UInt8>) throws(CSVError) -> Bool {
        // No field that begins behind this one can be too long before it ends here.
        let bound = min(record.count, lookAhead)
        // What changes with each field stays in registers until the end.
        var (start, index) = (fieldStart, position)
        while index &+ 16 <= bound {
            let width = index &+ 64 <= bound ? 64 : 16
            let block = ByteBlock(record, at: index, width: width, delimiter: delimiter)
            var hits = block.fieldEnds
            while hits != 0 {
                let end = index &+ hits.trailingZeroBitCount
                hits &= hits &- 1
                try addField(start..<end)
                start = end &+ 1
                // Each hit is one of the bytes within the bound, and so is the place behind where it is compared.
                let byte = unsafe record[unchecked: end]
                if byte == delimiter, start < bound, unsafe record[unchecked: start] != Self.quote { continue }
                position = end
                see(block.others & ((1 &<< UInt64(end &- index)) &- 1))
                return passFieldEnd(byte)
            }
            see(block.others)
            index &+= width
        }
        (fieldStart, position) = (start, index)
        return try scanLastBytes(record, before: bound)
    }

    /// Passes fields one byte at a time where few are left.
    private mutating func scanLastBytes(_ record: Span<UInt8>, before bound: Int) throws(CSVError) -> Bool {
        while position < bound {
            let byte = record[position]
            if byte == delimiter || endsLine(byte) {
                try endField(at: position, isQuoted: false)
                if passFieldEnd(byte) || position >= bound || record[position] == Self.quote {
                    return byte != delimiter
                }
                openPlainField()
            } else {
                seenBits |= byte
                position += 1
            }
        }
        try checkFieldSize()
        return false
    }

    @inline(__always)
    private mutating func see(_ others: UInt64) {
        if others != 0 { seenBits |= 0x80 }
    }
}

// MARK: - Plain records

extension RecordScanner {
    /// Whether a record begins in `input` at `start`, of which nothing was looked at yet; behind the second byte of the
    /// line end before, where that is still to be passed.
    mutating func beginPlainRecord(_ input: borrowing ByteBuffer, from start: inout Int) -> Bool {
        guard state == .fieldStart, position == 0, fields.isEmpty, start < input.count else { return false }
        if followsCarriageReturn, input.bytes[start] == Self.lineFeed { start += 1 }
        followsCarriageReturn = false
        return start < input.count
    }

    /// Learns that records were read by somebody else, each of one line.
    mutating func pass(plainRecords count: Int) {
        line += count
        begin()
    }
}

/// What 16 or 64 bytes of a text are, a bit for each, that of the first byte lowest.
private struct ByteBlock {
    /// The delimiters, line feeds and carriage returns.
    private(set) var fieldEnds: UInt64 = 0
    /// The bytes that are not ASCII.
    private(set) var others: UInt64 = 0

    /// - Precondition: `width` bytes stand in `text` from `index` on. It is not checked.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int, width: Int, delimiter: UInt8) {
        // The comparisons read 16 bytes each, of which the caller knows that they are there.
        unsafe text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var offset = 0
            repeat {
                let place = unsafe base + (index &+ offset)
                let shift = UInt64(truncatingIfNeeded: offset)
                fieldEnds |= unsafe UInt64(clinux_places_of(place, delimiter, 0x0A, 0x0D)) &<< shift
                others |= unsafe UInt64(clinux_places_above_ascii(place)) &<< shift
                offset &+= 16
            } while offset < width
        }
    }
}
