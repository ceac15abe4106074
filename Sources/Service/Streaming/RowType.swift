import Bytes
import HTTP1

/// The forms in which rows come and go.
enum RowType: CaseIterable {
    case lines, commaSeparated, tabSeparated

    /// The form that a request's `Content-Type` names.
    init(of head: RequestHead) throws(Problem) {
        guard let value = head.contentType else { throw .mediaType(expected: Self.names, found: nil) }
        try ContentRules.checkCharset(of: value)
        let type = MediaType.essence(of: value)
        for form in Self.allCases {
            for name in form.types where MediaType.equals(type, name) {
                if form != .lines { try ContentRules.checkHeader(of: value) }
                self = form
                return
            }
        }
        throw .mediaType(expected: Self.names, found: value.quoted(limit: 80))
    }

    /// The media type of the answer.
    var contentType: StaticString { types[0] }

    /// The media types by which the form goes.
    private var types: [StaticString] {
        switch self {
        case .lines: ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"]
        case .commaSeparated: ["text/csv", "application/csv"]
        case .tabSeparated: ["text/tab-separated-values"]
        }
    }

    private static let names = allCases.map { "\($0.contentType)" }
}
