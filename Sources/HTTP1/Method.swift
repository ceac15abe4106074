/// The request methods this server knows (RFC 9110 section 9, RFC 5789).
///
/// Most of them are known only so that a path can say that it does not allow them (405). A method that no standard knows
/// is refused with 501 before a handler sees the request.
@frozen @usableFromInline package enum Method: UInt8, Sendable, CaseIterable {
    case get, head, post, put, delete, options, patch, trace, query

    /// The method as it stands in a request line and in `Allow`.
    package var name: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .patch: "PATCH"
        case .trace: "TRACE"
        case .query: "QUERY"
        }
    }
}
