/// A status code and its reason phrase (RFC 9110 section 15).
@usableFromInline package struct Status: Sendable {
    /// The three digits, 100 to 599.
    @usableFromInline package let code: UInt16
    /// The phrase after the digits.
    @usableFromInline package let reason: StaticString

    /// Makes a status; `code` is between 100 and 599.
    package init(_ code: UInt16, _ reason: StaticString) {
        precondition((100...599).contains(code), "a status code has three digits, 100 to 599")
        self.code = code
        self.reason = reason
    }

    package static let ok = Status(200, "OK")
    package static let created = Status(201, "Created")
    package static let accepted = Status(202, "Accepted")
    package static let noContent = Status(204, "No Content")
    package static let notModified = Status(304, "Not Modified")
    package static let badRequest = Status(400, "Bad Request")
    package static let unauthorized = Status(401, "Unauthorized")
    package static let forbidden = Status(403, "Forbidden")
    package static let notFound = Status(404, "Not Found")
    package static let methodNotAllowed = Status(405, "Method Not Allowed")
    package static let notAcceptable = Status(406, "Not Acceptable")
    package static let requestTimeout = Status(408, "Request Timeout")
    package static let conflict = Status(409, "Conflict")
    package static let contentTooLarge = Status(413, "Content Too Large")
    package static let uriTooLong = Status(414, "URI Too Long")
    package static let unsupportedMediaType = Status(415, "Unsupported Media Type")
    package static let expectationFailed = Status(417, "Expectation Failed")
    package static let unprocessableContent = Status(422, "Unprocessable Content")
    package static let tooManyRequests = Status(429, "Too Many Requests")
    package static let fieldsTooLarge = Status(431, "Request Header Fields Too Large")
    package static let internalServerError = Status(500, "Internal Server Error")
    package static let notImplemented = Status(501, "Not Implemented")
    package static let serviceUnavailable = Status(503, "Service Unavailable")
    package static let versionNotSupported = Status(505, "HTTP Version Not Supported")

    /// Whether an answer of this status has content: 1xx, 204 and 304 never do.
    package var allowsContent: Bool { code >= 200 && code != 204 && code != 304 }
}

extension Status: Equatable {
    @inlinable
    package static func == (left: Status, right: Status) -> Bool { left.code == right.code }
}
