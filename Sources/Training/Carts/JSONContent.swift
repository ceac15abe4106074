import FoundationEssentials

/// JSON decoded by Foundation, with errors that name source and field.
enum JSONContent {
    /// Bytes of a text that is no JSON which an error shows.
    private static let shownBytes = 40

    static func decode<Content: Decodable>(
        _ type: Content.Type, from data: Data, _ source: String
    ) throws(CartError) -> Content {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw problem(error, data, source)
        } catch {
            throw .content(source: source, field: "", problem: "expected JSON, found \(beginning(of: data))")
        }
    }

    private static func problem(_ error: DecodingError, _ data: Data, _ source: String) -> CartError {
        if case .dataCorrupted(let context) = error, context.codingPath.isEmpty {
            return .content(source: source, field: "", problem: "expected JSON, found \(beginning(of: data))")
        }
        let (field, problem) = explanation(of: error)
        return .content(source: source, field: field, problem: problem)
    }

    /// The field, and what was expected and found there.
    static func explanation(of error: DecodingError) -> (field: String, problem: String) {
        switch error {
        case .keyNotFound(let key, let context):
            (path(context.codingPath + [key]), "expected this field, found nothing")
        case .typeMismatch(let type, let context):
            (
                path(context.codingPath),
                "expected \(name(of: type)), found something else (\(context.debugDescription))"
            )
        case .valueNotFound(let type, let context):
            (path(context.codingPath), "expected \(name(of: type)), found null")
        case .dataCorrupted(let context): (path(context.codingPath), context.debugDescription)
        @unknown default: ("", "\(error)")
        }
    }

    /// `users[3].age`
    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        case is String.Type: "a text"
        case is [Any].Type: "an array"
        default: "an object"
        }
    }

    /// The first bytes, so that a page of HTML is recognised, or how many bytes were cut short.
    private static func beginning(of data: Data) -> String {
        guard !data.isEmpty else { return "no bytes at all" }
        let shown = String(decoding: data.prefix(shownBytes), as: UTF8.self).map { $0.isNewline ? " " : $0 }
        return "\(FigureFormat.whole.text(Double(data.count))) bytes that are none, beginning with \"\(String(shown))\""
    }
}
