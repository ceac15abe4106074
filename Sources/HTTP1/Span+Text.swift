extension Span<UInt8> {
    /// Whether the bytes begin with `prefix`, ASCII letters compared without case.
    func startsIgnoringCase(_ prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        let expected = unsafe prefix.utf8Start
        for index in 0..<prefix.utf8CodeUnitCount where unsafe self[index] | 0x20 != expected[index] | 0x20 {
            return false
        }
        return true
    }

    /// token = 1*tchar
    var isToken: Bool {
        for index in indices where !ByteSet.token.contains(self[index]) { return false }
        return !isEmpty
    }

    /// The element of a comma-separated list that begins at `start`, without white space around it; moves `start`
    /// behind its comma.
    @_lifetime(copy self)
    package func listElement(from start: inout Int) -> Span<UInt8> {
        var first = start
        var end = start
        while end < count, self[end] != UInt8(ascii: ",") { end += 1 }
        start = end + 1
        while first < end, self[first].isWhiteSpace { first += 1 }
        while first < end, self[end - 1].isWhiteSpace { end -= 1 }
        return extracting(first..<end)
    }

    /// Whether the bytes are uri-host [ ":" port ]: a name or an address and nothing else (RFC 9110 section 7.2).
    var isHost: Bool {
        var end = 0
        if let first = isEmpty ? nil : self[0], first == UInt8(ascii: "[") {
            end = 1
            while end < count, self[end].hexadecimalValue != nil || self[end] == 0x3A || self[end] == 0x2E { end += 1 }
            guard end > 2, end < count, self[end] == UInt8(ascii: "]") else { return false }
            end += 1
        } else {
            while end < count, ByteSet.host.contains(self[end]) { end += 1 }
        }
        return end > 0 && extracting(end..<count).isPortOrNothing
    }

    private var isPortOrNothing: Bool {
        guard !isEmpty else { return true }
        guard self[0] == UInt8(ascii: ":"), count <= 6 else { return false }
        var port = 0
        for index in 1..<count {
            guard self[index].isDigit else { return false }
            port = port * 10 + Int(self[index] - 0x30)
        }
        return port <= 65_535
    }
}
