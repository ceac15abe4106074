import HTTP1

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

    /// The value of the parameter `name`; nil where it is not given.
    ///
    /// - Throws: a 400 problem when it is given more than once, for then it is unclear which is meant.
    func value(_ name: String) throws(Problem) -> String? {
        let values = pairs.filter { $0.name == name }
        guard values.count <= 1 else {
            throw Problem(
                .badRequest, "expected the query parameter \"\(name)\" at most once, found it \(values.count) times")
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
