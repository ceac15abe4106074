/// Takes the chunked coding off a body, byte by byte, holding nothing but its own state (RFC 9112 section 7.1).
///
/// Sizes are 1*HEXDIG without sign, prefix or space; extensions are `;token`, `;token=token` or `;token="text"`;
/// trailers are field lines, checked and dropped.
struct ChunkedDecoder: Sendable {
    enum State: Sendable {
        case sizeStart, size, sizeLineFeed
        case extensionStart, extensionName, extensionValueStart, extensionToken
        case extensionQuoted, extensionEscaped, extensionQuotedEnd
        case data, dataCarriageReturn, dataLineFeed
        case trailerStart, trailerName, trailerValue, trailerLineFeed, lastLineFeed
    }

    var state = State.sizeStart
    /// Bytes of the current chunk still to come, known as soon as its size line is read.
    var remaining = 0
    var digits = 0
    var extensionBytes = 0
    var trailerBytes = 0

    /// Reads on from `start`: up to the end of a run of data, the end of the body, or the end of the bytes.
    mutating func next(_ bytes: Span<UInt8>, from start: Int, limits: HTTPLimits) throws(Refusal) -> ParserStep {
        var index = start
        while index < bytes.count {
            if state == .data {
                let end = index + min(remaining, bytes.count - index)
                remaining -= end - index
                if remaining == 0 { state = .dataCarriageReturn }
                return ParserStep(consumed: end - start, event: .body(index..<end))
            }
            let isLast = try accept(bytes[index], limits: limits)
            index += 1
            if isLast { return ParserStep(consumed: index - start, event: .end) }
        }
        return ParserStep(consumed: index - start, event: .needsMore)
    }

    /// Takes one byte outside of data; returns whether it ended the body.
    private mutating func accept(_ byte: UInt8, limits: HTTPLimits) throws(Refusal) -> Bool {
        switch state {
        case .sizeStart, .size: try acceptSize(byte)
        case .sizeLineFeed:
            guard byte == .lineFeed else { throw .chunkSize(byte) }
            state = remaining > 0 ? .data : .trailerStart
        case .extensionStart, .extensionName, .extensionValueStart, .extensionToken, .extensionQuoted,
            .extensionEscaped, .extensionQuotedEnd:
            extensionBytes += 1
            guard extensionBytes <= limits.chunkExtensionBytes || byte == .carriageReturn else {
                throw .chunkExtensionTooLong(limit: limits.chunkExtensionBytes)
            }
            try acceptExtension(byte)
        case .data: break
        case .dataCarriageReturn:
            guard byte == .carriageReturn else { throw .chunkEnd(byte) }
            state = .dataLineFeed
        case .dataLineFeed:
            guard byte == .lineFeed else { throw .chunkEnd(byte) }
            self = ChunkedDecoder()
        case .trailerStart, .trailerName, .trailerValue, .trailerLineFeed, .lastLineFeed:
            trailerBytes += 1
            guard trailerBytes <= limits.trailerBytes else { throw .trailersTooLarge(limit: limits.trailerBytes) }
            return try acceptTrailer(byte)
        }
        return false
    }

    private mutating func acceptSize(_ byte: UInt8) throws(Refusal) {
        if let digit = byte.hexadecimalValue {
            digits += 1
            guard digits <= 16, remaining <= Int.max >> 4 else { throw .chunkSizeOverflow }
            remaining = remaining << 4 | Int(digit)
            state = .size
            return
        }
        guard state == .size else { throw .chunkSize(byte) }
        switch byte {
        case .carriageReturn: state = .sizeLineFeed
        case UInt8(ascii: ";"): state = .extensionStart
        default: throw .chunkSize(byte)
        }
    }
}
