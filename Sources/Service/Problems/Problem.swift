package import HTTP1
package import Scoring

/// Why a request is not answered as wished: problem details as of RFC 9457.
package struct Problem: Error {
    /// The status of the answer.
    package let status: Status
    /// What was expected and what was found, in a sentence.
    package let detail: String
    /// The bad values of the body, each with its place.
    package let errors: [FieldIssue]
    /// The methods allowed, for 405.
    package let allowed: StaticString?

    /// Further header fields of the answer.
    package let fields: [Field]

    /// A header field.
    package struct Field: Sendable {
        let name: StaticString
        let value: String

        init(_ name: StaticString, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes a problem.
    package init(
        _ status: Status, _ detail: String, errors: [FieldIssue] = [], allowed: StaticString? = nil,
        fields: [Field] = []
    ) {
        self.status = status
        self.detail = detail
        self.errors = errors
        self.allowed = allowed
        self.fields = fields
    }

    /// A body of a media type that the route does not take.
    static func mediaType(expected: String, found: String) -> Problem {
        Problem(.unsupportedMediaType, "expected Content-Type: \(expected), found \(found)")
    }

    /// What a path is answered with whose last component is none of `names`.
    static func noSuchFile(of names: [String]) -> Problem {
        Problem(.notFound, "no such file; expected one of \(names.joined(separator: ", "))")
    }

    /// What a path that no route has is answered with.
    static var noSuchPath: Problem { Problem(.notFound, "no such path; GET / lists the endpoints") }
}
