/// Why a request is refused before any handler decides about it: the rule it broke and what was found instead.
///
/// Offsets count bytes from the start of the request. The description is a sentence for the person who sent it.
package enum Refusal: Error, Equatable, Sendable {
    // Request line.
    case methodByte(UInt8, at: Int)
    case methodUnknown(String)
    case methodTooLong(limit: Int)
    case targetByte(UInt8, at: Int)
    case targetForm
    case targetEscape(at: Int)
    case targetNotUTF8(at: Int)
    case targetTooLong(limit: Int)
    case versionMalformed(at: Int)
    case versionUnsupported(major: UInt8, minor: UInt8)
    // Header fields.
    case lineEnding(UInt8, at: Int)
    case fieldByte(UInt8, at: Int)
    case fieldFolded(at: Int)
    case fieldWithoutColon(at: Int)
    case fieldWithoutName(at: Int)
    case fieldNameByte(UInt8, at: Int)
    case fieldsTooLarge(limit: Int)
    case tooManyFields(limit: Int)
    // Framing and semantics.
    case hostMissing
    case hostRepeated
    case hostMalformed
    case contentLengthMalformed
    case contentLengthRepeated
    case contentLengthOverflow
    case transferEncodingRepeated
    case transferEncodingMalformed
    case transferEncodingNotChunked
    case transferEncodingUnknown
    case transferEncodingInHTTP10
    case transferEncodingWithContentLength
    case expectationUnknown
    // Body.
    case bodyTooLarge(limit: Int)
    case chunkSize(UInt8)
    case chunkSizeOverflow
    case chunkExtension(UInt8)
    case chunkExtensionTooLong(limit: Int)
    case chunkEnd(UInt8)
    case trailer(UInt8)
    case trailersTooLarge(limit: Int)
    // Time and the connection.
    case headTooSlow
    case bodyTooSlow
    case streamTooSlow(bytesPerSecond: Int)
    case endedEarly
    case tooManyConnections(limit: Int)

    /// The status that tells the client what kind of mistake it was.
    package var status: Status {
        switch self {
        case .methodUnknown, .methodTooLong, .transferEncodingUnknown: .notImplemented
        case .targetTooLong: .uriTooLong
        case .versionUnsupported: .versionNotSupported
        case .fieldsTooLarge, .tooManyFields, .trailersTooLarge: .fieldsTooLarge
        case .expectationUnknown: .expectationFailed
        case .bodyTooLarge: .contentTooLarge
        case .headTooSlow, .bodyTooSlow, .streamTooSlow: .requestTimeout
        case .tooManyConnections: .serviceUnavailable
        default: .badRequest
        }
    }
}
