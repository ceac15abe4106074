/// Turns the bytes of a connection into heads, parts of bodies and ends, or a refusal.
///
/// A few words of state per connection. It holds no bytes: a head must be given again, whole, until it is complete;
/// bytes of a body are taken as they come. The order of events is head, any number of bodies, end; then the next head.
struct RequestParser: Sendable {
    private enum State: Sendable {
        case head
        case length(Int)
        case chunked(ChunkedDecoder)
    }

    private var state = State.head
    /// Bytes of the head that were read before and found in order.
    private var examined = 0
    /// Where the header block begins in the bytes examined; zero while the request line is incomplete.
    private var fieldsStart = 0

    /// Bytes of the body that the framing has announced and the parser has not yet seen.
    var announced: Int {
        switch state {
        case .head: 0
        case .length(let remaining): remaining
        case .chunked(let decoder): decoder.remaining
        }
    }

    /// Turns to the next head: the body was in the bytes given and its length was known.
    mutating func skipBody() { state = .head }

    /// Reads on from `start`.
    ///
    /// - Returns: the next event; `.needsMore` for a head consumes nothing.
    @inline(__always)
    mutating func next(
        _ bytes: Span<UInt8>, from start: Int, layout: inout HeadLayout, limits: HTTPLimits
    ) throws(Refusal) -> ParserStep {
        switch state {
        case .head:
            return try readHead(bytes.extracting(start..<bytes.count), layout: &layout)
        case .length(0):
            state = .head
            return ParserStep(consumed: 0, event: .end)
        case .length(let remaining):
            let count = min(remaining, bytes.count - start)
            guard count > 0 else { return ParserStep(consumed: 0, event: .needsMore) }
            state = .length(remaining - count)
            return ParserStep(consumed: count, event: .body(start..<(start + count)))
        case .chunked(var decoder):
            let step = try decoder.next(bytes, from: start, limits: limits)
            state = step.event == .end ? .head : .chunked(decoder)
            return step
        }
    }

    private mutating func readHead(
        _ bytes: Span<UInt8>, layout: inout HeadLayout
    ) throws(Refusal) -> ParserStep {
        guard isWorthReading(bytes, fieldBytes: layout.limits.fieldBytes) else {
            return ParserStep(consumed: 0, event: .needsMore)
        }
        var parser = HeadParser(bytes, limits: layout.limits)
        do throws(HeadStop) {
            let length = try parser.read(into: &layout)
            switch layout.facts.framing {
            case .length(let length): state = .length(length)
            case .chunked: state = .chunked(ChunkedDecoder())
            }
            examined = 0
            fieldsStart = 0
            return ParserStep(consumed: length, event: .head)
        } catch {
            switch error {
            case .needsMore:
                examined = bytes.count
                fieldsStart = layout.fieldsStart
                return ParserStep(consumed: 0, event: .needsMore)
            case .refused(let refusal): throw refusal
            }
        }
    }

    /// Whether the bytes that came since the last attempt can complete or spoil the head.
    ///
    /// Without this a client that trickles a large header block would have it read again for every byte.
    private func isWorthReading(_ bytes: Span<UInt8>, fieldBytes: Int) -> Bool {
        guard bytes.count > examined else { return false }
        guard fieldsStart > 0, bytes.count < fieldsStart + fieldBytes else { return true }
        // The last byte examined again, for it may be half of a line end.
        for index in (examined - 1)..<bytes.count where bytes[index].endsValue { return true }
        return false
    }
}
