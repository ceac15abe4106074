extension ChunkedDecoder {
    /// chunk-ext = *( ";" chunk-ext-name [ "=" ( token / quoted-string ) ] ), without the white space of old.
    mutating func acceptExtension(_ byte: UInt8) throws(Refusal) {
        switch state {
        case .extensionStart:
            guard ByteSet.token.contains(byte) else { throw .chunkExtension(byte) }
            state = .extensionName
        case .extensionName:
            if ByteSet.token.contains(byte) { return }
            if byte == UInt8(ascii: "=") { state = .extensionValueStart } else { try endExtension(byte) }
        case .extensionValueStart:
            if byte == UInt8(ascii: "\"") {
                state = .extensionQuoted
            } else if ByteSet.token.contains(byte) {
                state = .extensionToken
            } else {
                throw .chunkExtension(byte)
            }
        case .extensionToken:
            if !ByteSet.token.contains(byte) { try endExtension(byte) }
        case .extensionQuoted:
            if byte.endsValue { throw .chunkExtension(byte) }
            if byte == UInt8(ascii: "\"") { state = .extensionQuotedEnd }
            if byte == UInt8(ascii: "\\") { state = .extensionEscaped }
        case .extensionEscaped:
            if byte.endsValue { throw .chunkExtension(byte) }
            state = .extensionQuoted
        default:
            try endExtension(byte)
        }
    }

    private mutating func endExtension(_ byte: UInt8) throws(Refusal) {
        switch byte {
        case .carriageReturn: state = .sizeLineFeed
        case UInt8(ascii: ";"): state = .extensionStart
        default: throw .chunkExtension(byte)
        }
    }
}
