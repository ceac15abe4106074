import HTTP1

/// Why requests are refused before any endpoint sees them, in as many classes as are worth an alert.
enum RefusalReason: Int, CaseIterable {
    /// The bytes are no request, or it is ambiguous where its body ends.
    case malformed
    /// Well-formed, and of a method, version, coding or expectation that is not implemented.
    case unsupported
    /// The target, the header block or the body exceeds its limit.
    case tooLarge
    /// The head, the body or a stream took too long.
    case timeout
    /// The client ended its side in the midst of the request.
    case endedEarly
    /// All connections are in use, or the loop lags behind.
    case overload

    init(_ refusal: Refusal) {
        switch refusal {
        case .tooManyConnections: self = .overload
        case .endedEarly: self = .endedEarly
        default:
            switch refusal.status {
            case .uriTooLong, .contentTooLarge, .fieldsTooLarge: self = .tooLarge
            case .requestTimeout: self = .timeout
            case .notImplemented, .versionNotSupported, .expectationFailed: self = .unsupported
            default: self = .malformed
            }
        }
    }

    /// The value of the label `reason`.
    var label: String {
        switch self {
        case .malformed: "malformed"
        case .unsupported: "unsupported"
        case .tooLarge: "too_large"
        case .timeout: "timeout"
        case .endedEarly: "ended_early"
        case .overload: "overload"
        }
    }
}
