package import HTTP1
package import Scoring

/// Why a request is not answered as wished: problem details as of RFC 9457.
package struct Problem: Error {
    /// The status of the answer.
    package let status: Status
    /// What was expected and what was found, in a sentence.
    package let detail: String
    /// The bad values, each with its place.
    package let errors: [FieldIssue]
    /// What part of the request the bad values stand in.
    let part: Part
    /// The methods allowed, for 405.
    package let allowed: StaticString?

    /// Further header fields of the answer.
    package let fields: [Field]

    /// A part of a request; the raw value is the first step of the way to a value in it.
    enum Part: String {
        case body, query
    }

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
        part = .body
        self.allowed = allowed
        self.fields = fields
    }

    /// A query parameter that makes no sense.
    ///
    /// - Parameters:
    ///   - name: the parameter's name.
    ///   - detail: what was expected and what was found, naming the parameter.
    ///   - message: the same where the name stands beside it.
    init(parameter name: String, _ kind: FieldIssue.Kind, _ detail: String, _ message: String) {
        status = .badRequest
        self.detail = detail
        errors = [FieldIssue(kind, at: [.key(name)], message)]
        part = .query
        allowed = nil
        fields = []
    }

    /// A body of a media type that the route does not take.
    ///
    /// - Parameters:
    ///   - expected: the types that it takes, the one to recommend first.
    ///   - found: what the request says it sends, in quotes; nil where it says nothing.
    static func mediaType(expected: [String], found: String?) -> Problem {
        var detail = "expected Content-Type: \(expected.joined(separator: ", ")), found \(found ?? "none")"
        // What curl says of any body unless it is told otherwise.
        if found?.hasPrefix("\"application/x-www-form-urlencoded") == true, let first = expected.first {
            detail += "; with curl, add -H 'Content-Type: \(first)'"
        }
        return Problem(.unsupportedMediaType, detail)
    }

    /// What a path is answered with whose last component is none of `names`.
    static func noSuchFile(of names: [String]) -> Problem {
        Problem(.notFound, "no such file; expected one of \(names.joined(separator: ", "))")
    }

    /// What a path that no route has is answered with.
    static var noSuchPath: Problem { Problem(.notFound, "no such path; GET / lists the endpoints") }
}
