extension JSONValue {
    /// Reads a whole document.
    ///
    /// - Throws: ``JSONError``, also for a key that an object has twice (in Swift's sense of equal text).
    package init(reading document: Span<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        var reader = try JSONReader(document, limits: limits)
        self = try reader.readValue()
        try reader.finish()
    }
}

extension JSONReader {
    /// Reads the next value, whatever it is, as a tree.
    @_lifetime(self: copy self)
    package mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .null:
            try readNull()
            return .null
        case .bool: return .bool(try readBool())
        case .number: return .number(try readNumber())
        case .string: return .string(try readString())
        case .array: return .array(try readArray())
        case .object: return .object(try readMembers())
        }
    }

    private static var fewMembers: Int { 16 }

    @_lifetime(self: copy self)
    private mutating func readMembers() throws(JSONError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var manyKeys: Set<String> = []
        try beginObject()
        while let key = try nextKey() {
            let name = key.string
            let isNew: Bool
            if members.count < Self.fewMembers {
                // A set costs more than it saves among so few.
                isNew = !members.contains { $0.key == name }
            } else {
                if manyKeys.isEmpty { manyKeys = Set(members.map(\.key)) }
                isNew = manyKeys.insert(name).inserted
            }
            guard isNew else { throw duplicate(of: key) }
            members.append(JSONValue.Member(name, try readValue()))
        }
        return members
    }
}
