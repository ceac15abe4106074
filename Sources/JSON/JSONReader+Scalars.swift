extension JSONReader {
    /// Reads `true` or `false`.
    @_lifetime(self: copy self)
    package mutating func readBool() throws(JSONError) -> Bool {
        try expect(.bool)
        guard byte(at: position) == UInt8(ascii: "t") else {
            try skipLiteral("false", orThrow: .literalFalse)
            return false
        }
        try skipLiteral("true", orThrow: .literalTrue)
        return true
    }

    /// Reads `null`.
    @_lifetime(self: copy self)
    package mutating func readNull() throws(JSONError) {
        try expect(.null)
        try skipLiteral("null", orThrow: .literalNull)
    }

    /// Reads and checks the next value, whatever it is, and keeps nothing of it; so a number may be of any size.
    @_lifetime(self: copy self)
    package mutating func skipValue() throws(JSONError) {
        switch try peek() {
        case .null: try readNull()
        case .bool: _ = try readBool()
        case .number: _ = try readNumberIfFinite()
        case .string: _ = try scanText()
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .object:
            try beginObject()
            while try nextKey() != nil { try skipValue() }
        }
    }

    @_lifetime(self: copy self)
    private mutating func skipLiteral(
        _ literal: StaticString, orThrow expectation: JSONError.Expectation
    ) throws(JSONError) {
        for index in 0..<literal.utf8CodeUnitCount {
            // The index is within the literal.
            guard unsafe byte(at: position + index) == literal.utf8Start[index] else {
                throw error(.expected(expectation), at: position + index)
            }
        }
        position += literal.utf8CodeUnitCount
    }
}
