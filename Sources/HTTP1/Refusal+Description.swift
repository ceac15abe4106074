extension Refusal: CustomStringConvertible {
    /// One sentence: what was expected and what was found.
    package var description: String {
        switch self {
        case .methodByte, .methodUnknown, .methodTooLong, .targetByte, .targetForm, .targetEscape, .targetNotUTF8,
            .targetTooLong, .versionMalformed, .versionUnsupported:
            requestLineSentence
        case .lineEnding, .fieldByte, .fieldFolded, .fieldWithoutColon, .fieldWithoutName, .fieldNameByte,
            .fieldsTooLarge, .tooManyFields:
            fieldSentence
        case .hostMissing, .hostRepeated, .hostMalformed, .contentLengthMalformed, .contentLengthRepeated,
            .contentLengthOverflow, .transferEncodingRepeated, .transferEncodingMalformed, .transferEncodingNotChunked,
            .transferEncodingUnknown, .transferEncodingInHTTP10, .transferEncodingWithContentLength,
            .expectationUnknown:
            framingSentence
        case .bodyTooLarge, .chunkSize, .chunkSizeOverflow, .chunkExtension, .chunkExtensionTooLong, .chunkEnd,
            .trailer, .trailersTooLarge:
            bodySentence
        case .headTooSlow, .bodyTooSlow, .streamTooSlow, .endedEarly, .tooManyConnections:
            connectionSentence
        }
    }

    private var requestLineSentence: String {
        switch self {
        case .methodByte(let byte, let offset):
            "The request must begin with a method and a space; byte \(offset) is \(named(byte))."
        case .methodUnknown(let method): "The method '\(method)' is not implemented by this server."
        case .methodTooLong(let limit):
            "The method has more than \(limit) bytes; no implemented method is that long."
        case .targetByte(let byte, let offset):
            "The request target must be percent-encoded; byte \(offset) is \(named(byte))."
        case .targetForm: "The request target must be a path that begins with '/', an http URL, or '*' for OPTIONS."
        case .targetEscape(let offset):
            "The '%' at byte \(offset) of the request must be followed by two hexadecimal digits."
        case .targetNotUTF8(let offset):
            "The percent-encoding at byte \(offset) of the request does not decode to valid UTF-8."
        case .targetTooLong(let limit): "The request target may have at most \(limit) bytes."
        case .versionMalformed(let offset):
            "The request line must end with 'HTTP/1.1' or 'HTTP/1.0'; byte \(offset) differs."
        case .versionUnsupported(let major, let minor):
            "HTTP/\(major).\(minor) is not supported; use HTTP/1.1 or HTTP/1.0."
        default: ""
        }
    }

    private var fieldSentence: String {
        switch self {
        case .lineEnding(let byte, let offset):
            "Lines must end with a carriage return and a line feed; byte \(offset) is \(named(byte)) on its own."
        case .fieldByte(let byte, let offset):
            "Header values may not contain control characters; byte \(offset) is \(named(byte))."
        case .fieldFolded(let offset):
            "Header fields may not be folded over lines; the line at byte \(offset) begins with white space."
        case .fieldWithoutColon(let offset): "The header line at byte \(offset) has no colon."
        case .fieldWithoutName(let offset): "The header line at byte \(offset) has no name before its colon."
        case .fieldNameByte(let byte, let offset):
            "Header names consist of letters, digits and hyphens; byte \(offset) is \(named(byte))."
        case .fieldsTooLarge(let limit): "The header fields may have at most \(limit) bytes together."
        case .tooManyFields(let limit): "A request may have at most \(limit) header fields."
        default: ""
        }
    }

    private var framingSentence: String {
        switch self {
        case .hostMissing: "An HTTP/1.1 request must have a Host field."
        case .hostRepeated: "A request must have one Host field; several were found."
        case .hostMalformed: "The Host must be a host name or address with an optional port, and nothing else."
        case .contentLengthMalformed: "Content-Length must be a whole number in decimal digits."
        case .contentLengthRepeated: "A request may have one Content-Length; several were found."
        case .contentLengthOverflow: "Content-Length is larger than any body can be."
        case .transferEncodingRepeated: "A request may have one Transfer-Encoding, naming 'chunked' once."
        case .transferEncodingMalformed: "Transfer-Encoding must be 'chunked'."
        case .transferEncodingNotChunked: "The last transfer coding of a request must be 'chunked'."
        case .transferEncodingUnknown: "The only transfer coding this server implements is 'chunked'."
        case .transferEncodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding; send a Content-Length."
        case .transferEncodingWithContentLength:
            "A request may have a Transfer-Encoding or a Content-Length, not both."
        case .expectationUnknown: "The only expectation this server can meet is '100-continue'."
        default: ""
        }
    }

    private var bodySentence: String {
        switch self {
        case .bodyTooLarge(let limit): "The body may have at most \(limit) bytes here."
        case .chunkSize(let byte): "A chunk must begin with its size in hexadecimal digits; found \(named(byte))."
        case .chunkSizeOverflow: "A chunk's size has more than 16 hexadecimal digits or is larger than any body can be."
        case .chunkExtension(let byte):
            "Chunk extensions must be ';name', ';name=token' or ';name=\"text\"'; found \(named(byte))."
        case .chunkExtensionTooLong(let limit): "The extensions of a chunk may have at most \(limit) bytes."
        case .chunkEnd(let byte):
            "A chunk must end with a carriage return and a line feed where its size says; found \(named(byte))."
        case .trailer(let byte): "The trailers of a chunked body must be header fields; found \(named(byte))."
        case .trailersTooLarge(let limit): "The trailers of a chunked body may have at most \(limit) bytes."
        default: ""
        }
    }

    private var connectionSentence: String {
        switch self {
        case .headTooSlow: "The header did not arrive in time."
        case .bodyTooSlow: "The body did not arrive in time."
        case .streamTooSlow(let rate): "The stream moved fewer than \(rate) bytes per second."
        case .endedEarly: "The connection ended before the request did."
        case .tooManyConnections(let limit): "All \(limit) connections are in use; try again shortly."
        default: ""
        }
    }

    private func named(_ byte: UInt8) -> String {
        switch byte {
        case 0x0A: "a line feed"
        case 0x0D: "a carriage return"
        case 0x09: "a tab"
        case 0x20: "a space"
        case 0x21...0x7E: "'\(Character(UnicodeScalar(byte)))'"
        default: "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
