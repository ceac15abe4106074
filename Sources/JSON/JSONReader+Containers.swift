extension JSONReader {
    /// Opens the object that comes next.
    @_lifetime(self: copy self)
    package mutating func beginObject() throws(JSONError) {
        try begin(.object)
    }

    /// Opens the array that comes next.
    @_lifetime(self: copy self)
    package mutating func beginArray() throws(JSONError) {
        try begin(.array)
    }

    /// Reads the next key and its colon; nil when the object ends instead.
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    package mutating func nextKey() throws(JSONError) -> JSONText? {
        skipWhitespace()
        let byte = byte(at: position)
        if byte == UInt8(ascii: "}") {
            end()
            return nil
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw error(.expected(.commaOrEndOfObject)) }
            position += 1
            skipWhitespace()
        }
        guard self.byte(at: position) == UInt8(ascii: "\"") else {
            throw error(.expected(isFirst ? .keyOrEnd : .key))
        }
        try countElement()
        let key = try scanText()
        skipWhitespace()
        guard self.byte(at: position) == UInt8(ascii: ":") else { throw error(.expected(.colon)) }
        position += 1
        return key
    }

    /// Moves to the next element; false when the array ends instead.
    @_lifetime(self: copy self)
    package mutating func nextElement() throws(JSONError) -> Bool {
        skipWhitespace()
        let byte = byte(at: position)
        if byte == UInt8(ascii: "]") {
            end()
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw error(.expected(.commaOrEndOfArray)) }
            position += 1
            skipWhitespace()
        }
        guard JSONKind(startingWith: self.byte(at: position)) != nil else {
            throw error(.expected(isFirst ? .elementOrEnd : .element))
        }
        try countElement()
        return true
    }

    @_lifetime(self: copy self)
    private mutating func begin(_ kind: JSONKind) throws(JSONError) {
        try expect(kind)
        guard depth < limits.depth else { throw error(.exceeded(.depth, limits.depth)) }
        depth += 1
        position += 1
        isFirst = true
    }

    @_lifetime(self: copy self)
    private mutating func end() {
        depth -= 1
        position += 1
        isFirst = false
    }

    @_lifetime(self: copy self)
    @inline(__always)
    private mutating func countElement() throws(JSONError) {
        guard elements < limits.elements else { throw error(.exceeded(.elements, limits.elements)) }
        elements += 1
        isFirst = false
    }
}
