import HTTP1
import Scoring

/// The parameters behind a target's `?`: names and values, decoded, in the order sent.
struct QueryParameters {
    private let pairs: [(name: String, value: String)]

    /// Reads a query as sent; an empty one has no parameters.
    init(_ query: Span<UInt8>) {
        var pairs: [(String, String)] = []
        var start = 0
        while start < query.count {
            var end = start
            while end < query.count, query[end] != UInt8(ascii: "&") { end += 1 }
            if end > start { pairs.append(Self.pair(query.extracting(start..<end))) }
            start = end + 1
        }
        self.pairs = pairs
    }

    /// Refuses parameters that nobody asks for: a misspelt one would otherwise change nothing, without a word.
    ///
    /// - Throws: a 400 problem that names the first such parameter and those there are.
    func check(knowing names: [String]) throws(Problem) {
        guard let unknown = pairs.first(where: { !names.contains($0.name) })?.name else { return }
        let known =
            names.isEmpty ? "no query parameter" : "one of the query parameters " + names.joined(separator: ", ")
        let name = String(unknown.prefix(80))
        let message = "expected \(known), found \"\(name)\""
        throw Problem(parameter: name, .unknownParameter, message, message)
    }

    /// The value of the parameter `name`, which is `true` or `false`; false where it is not given.
    func flag(_ name: String) throws(Problem) -> Bool { try optionalFlag(name) ?? false }

    /// The value of the parameter `name`, which is `true` or `false`; nil where it is not given.
    func optionalFlag(_ name: String) throws(Problem) -> Bool? {
        switch try value(name) {
        case nil: nil
        case "true"?: true
        case "false"?: false
        case let found?: throw Self.mismatch(name, "true or false", found)
        }
    }

    /// The value of the parameter `name`, a whole number within `range`; nil where it is not given.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let text = try value(name) else { return nil }
        guard text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let number = Int(text), range.contains(number)
        else { throw Self.mismatch(name, "a whole number from \(range.lowerBound) to \(range.upperBound)", text) }
        return number
    }

    /// A problem that says what a parameter should be and what it is.
    static func mismatch(_ name: String, _ expected: String, _ found: String) -> Problem {
        let found = "found \"\(found.prefix(80))\""
        return Problem(
            parameter: name, .badParameter, "expected the query parameter \"\(name)\" to be \(expected), \(found)",
            "expected \(expected), \(found)")
    }

    /// The value of the parameter `name`; nil where it is not given.
    ///
    /// - Throws: a 400 problem when it is given more than once, for then it is unclear which is meant.
    func value(_ name: String) throws(Problem) -> String? {
        let values = pairs.filter { $0.name == name }
        guard values.count <= 1 else {
            let found = "at most once, found it \(values.count) times"
            throw Problem(
                parameter: name, .repeatedParameter, "expected the query parameter \"\(name)\" \(found)",
                "expected it \(found)")
        }
        return values.first?.value
    }

    private static func pair(_ text: Span<UInt8>) -> (String, String) {
        var separator = 0
        while separator < text.count, text[separator] != UInt8(ascii: "=") { separator += 1 }
        let name = PercentEncoding.decode(text.extracting(0..<separator), plusIsSpace: true)
        guard separator < text.count else { return (name, "") }
        return (name, PercentEncoding.decode(text.extracting((separator + 1)..<text.count), plusIsSpace: true))
    }
}
