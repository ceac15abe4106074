extension HeadParser {
    /// Reads all field lines and the blank line behind them.
    @_lifetime(self: copy self)
    @inline(always)
    mutating func readFields(into layout: inout HeadLayout) throws(HeadStop) {
        let end = blockEnd
        var start = cursor
        repeat {
            let line = OrdinaryField(bytes, from: start, to: end)
            if line.end > 0 {
                start = line.end
                try layout.append(line.position)
                try note(line.position, in: &layout)
            } else {
                cursor = start
                guard try readField(into: &layout) else { return }
                start = cursor
            }
        } while true
    }

    /// Reads one field line; returns false at the blank line that ends the head.
    ///
    /// field-line = field-name ":" OWS field-value OWS CRLF
    @_lifetime(self: copy self)
    mutating func readField(into layout: inout HeadLayout) throws(HeadStop) -> Bool {
        let end = blockEnd
        let start = cursor
        guard start < end else { throw exhausted() }
        if bytes[start] == .carriageReturn {
            try readFieldEnd(end: end)
            return false
        }
        let name = try readName(end: end)
        let value = try readValue(end: end)
        let position = FieldPosition(
            nameStart: UInt32(name.lowerBound), nameEnd: UInt32(name.upperBound),
            valueStart: UInt32(value.lowerBound), valueEnd: UInt32(value.upperBound))
        try layout.append(position)
        try note(position, in: &layout)
        return true
    }

    /// Reads a name and its colon; leaves the cursor behind the colon.
    @_lifetime(self: copy self)
    private mutating func readName(end: Int) throws(HeadStop) -> Range<Int> {
        let start = cursor
        var index = start
        while index < end, ByteSet.token.contains(bytes[index]) { index += 1 }
        cursor = index
        guard cursor < end else { throw exhausted() }
        let byte = bytes[cursor]
        guard byte == UInt8(ascii: ":") else {
            if cursor == start, byte.isWhiteSpace { throw stop(.fieldFolded(at: start)) }
            if byte == .carriageReturn { throw stop(.fieldWithoutColon(at: start)) }
            if byte == .lineFeed { throw stop(.lineEnding(byte, at: cursor)) }
            throw stop(.fieldNameByte(byte, at: cursor))
        }
        guard cursor > start else { throw stop(.fieldWithoutName(at: start)) }
        cursor += 1
        return start..<(cursor - 1)
    }

    /// Reads a value and its line end; the range leaves out the white space around it.
    @_lifetime(self: copy self)
    private mutating func readValue(end: Int) throws(HeadStop) -> Range<Int> {
        var start = cursor
        var stop = start
        while stop < end, !bytes[stop].endsValue { stop += 1 }
        cursor = stop
        try readFieldEnd(end: end)
        while start < stop, bytes[start].isWhiteSpace { start += 1 }
        while start < stop, bytes[stop - 1].isWhiteSpace { stop -= 1 }
        return start..<stop
    }

    /// Reads the carriage return and line feed that must stand at the cursor.
    @_lifetime(self: copy self)
    private mutating func readFieldEnd(end: Int) throws(HeadStop) {
        guard cursor < end else { throw exhausted() }
        let byte = bytes[cursor]
        guard byte == .carriageReturn else {
            throw stop(byte == .lineFeed ? .lineEnding(byte, at: cursor) : .fieldByte(byte, at: cursor))
        }
        guard cursor + 1 < end else { throw exhausted() }
        guard bytes[cursor + 1] == .lineFeed else { throw stop(.lineEnding(byte, at: cursor)) }
        cursor += 2
    }
}
