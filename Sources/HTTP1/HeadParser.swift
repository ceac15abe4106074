/// Reads one head from the start of a span, strictly by RFC 9112, in one pass from left to right.
///
/// Each byte is judged as soon as it is reached, so that a head that comes in pieces is refused for the same reason
/// as one that comes whole.
struct HeadParser: ~Escapable {
    let bytes: Span<UInt8>
    let limits: HeadLimits
    var cursor = 0
    /// Where the header block must have ended, once it has begun.
    private var blockLimit = Int.max

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, limits: HeadLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Fills `layout` and returns how many bytes the head has, blank line included.
    @_lifetime(self: copy self)
    mutating func read(into layout: inout HeadLayout) throws(HeadStop) -> Int {
        let repeated = layout.repeated(at: bytes)
        if repeated > 0 { return repeated }
        layout.reset()
        try readRequestLine(into: &layout)
        layout.fieldsStart = cursor
        blockLimit = cursor + limits.fieldBytes
        try readFields(into: &layout)
        try settleFraming(of: &layout)
        layout.remember(bytes.extracting(0..<cursor))
        return cursor
    }

    /// Where reading the header block must stop for now.
    var blockEnd: Int {
        @inline(__always) get { min(bytes.count, blockLimit) }
    }

    /// What it means that the bytes of the header block ran out: more are to come, or it is too large already.
    func exhausted() -> HeadStop {
        bytes.count >= blockLimit ? .refused(.fieldsTooLarge(limit: limits.fieldBytes)) : .needsMore
    }

    /// The byte at the cursor.
    @inline(__always)
    func current() throws(HeadStop) -> UInt8 {
        guard cursor < bytes.count else { throw .needsMore }
        return bytes[cursor]
    }

    func stop(_ refusal: Refusal) -> HeadStop { .refused(refusal) }
}
