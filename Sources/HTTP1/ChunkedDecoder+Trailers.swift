extension ChunkedDecoder {
    /// trailer-section = *( field-line CRLF ), checked as header fields are; returns whether the body ended.
    mutating func acceptTrailer(_ byte: UInt8) throws(Refusal) -> Bool {
        switch state {
        case .trailerStart:
            if byte == .carriageReturn {
                state = .lastLineFeed
            } else {
                guard ByteSet.token.contains(byte) else { throw .trailer(byte) }
                state = .trailerName
            }
        case .trailerName:
            if byte == UInt8(ascii: ":") {
                state = .trailerValue
            } else {
                guard ByteSet.token.contains(byte) else { throw .trailer(byte) }
            }
        case .trailerValue:
            if byte == .carriageReturn {
                state = .trailerLineFeed
            } else if byte.endsValue {
                throw .trailer(byte)
            }
        case .trailerLineFeed:
            guard byte == .lineFeed else { throw .trailer(byte) }
            state = .trailerStart
        default:
            guard byte == .lineFeed else { throw .trailer(byte) }
            return true
        }
        return false
    }
}
