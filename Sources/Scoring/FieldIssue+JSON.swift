package import JSON

extension JSONWriter {
    /// Writes issues as an array of `{"loc", "msg", "type"}`.
    ///
    /// - Parameter root: what the locations start with: `body` for a request's body.
    package mutating func value(_ issues: [FieldIssue], in root: [FieldIssue.Step]) {
        beginArray()
        for issue in issues {
            beginObject()
            key("loc")
            beginArray()
            for step in root + issue.location {
                switch step {
                case .key(let name): value(name)
                case .index(let index): value(index)
                }
            }
            endArray()
            key("msg")
            value(issue.message)
            key("type")
            value(issue.kind.rawValue)
            endObject()
        }
        endArray()
    }
}
