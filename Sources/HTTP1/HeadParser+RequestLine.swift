import Bytes

extension HeadParser {
    /// Longer than every implemented method, and than any registered one.
    private static let methodBytes = 32

    /// request-line = method SP request-target SP HTTP-version CRLF
    @_lifetime(self: copy self)
    mutating func readRequestLine(into layout: inout HeadLayout) throws(HeadStop) {
        let method: Method
        if let frequent = Method(beginning: bytes) {
            method = frequent
            cursor = frequent.name.utf8CodeUnitCount + 1
        } else {
            try skipEmptyLine()
            method = try readMethod()
        }
        layout.method = method
        layout.facts.method = method
        try readTarget(into: &layout)
        layout.facts.isHTTP11 = try readVersion()
        layout.facts.isPersistent = layout.facts.isHTTP11
        try readLineEnd()
    }

    /// One empty line before a request is what some clients leave behind a body (RFC 9112 section 2.2).
    @_lifetime(self: copy self)
    private mutating func skipEmptyLine() throws(HeadStop) {
        guard try current() == .carriageReturn else { return }
        try readLineEnd()
    }

    @_lifetime(self: copy self)
    private mutating func readLineEnd() throws(HeadStop) {
        let first = try current()
        guard first == .carriageReturn else { throw stop(.versionMalformed(at: cursor)) }
        cursor += 1
        guard try current() == .lineFeed else { throw stop(.lineEnding(.carriageReturn, at: cursor - 1)) }
        cursor += 1
    }

    @_lifetime(self: copy self)
    private mutating func readMethod() throws(HeadStop) -> Method {
        let start = cursor
        let end = min(bytes.count, start + Self.methodBytes)
        var index = start
        while index < end, ByteSet.token.contains(bytes[index]) { index += 1 }
        cursor = index
        let byte = try current()
        guard byte == .space, index > start else {
            guard ByteSet.token.contains(byte) else { throw stop(.methodByte(byte, at: index)) }
            throw stop(.methodTooLong(limit: Self.methodBytes))
        }
        let token = bytes.extracting(start..<index)
        cursor += 1
        guard let method = Method(token) else {
            try awaitTarget()
            throw stop(.methodUnknown(String(decoding: token.indices.map { token[$0] }, as: UTF8.self)))
        }
        return method
    }

    /// Waits for a target that is not read, because the answer may depend on whom the request was for.
    private func awaitTarget() throws(HeadStop) {
        let end = min(bytes.count, cursor + limits.targetBytes)
        var index = cursor
        while index < end, bytes[index] > .space { index += 1 }
        if index == bytes.count { throw .needsMore }
    }

    /// Reads the target and the space behind it.
    @_lifetime(self: copy self)
    @inline(always)
    private mutating func readTarget(into layout: inout HeadLayout) throws(HeadStop) {
        let start = cursor
        let end = bytes.firstIndex(from: start) { lanes in
            .!(lanes.letters .| lanes.lanes(in: UInt8(ascii: "-")...UInt8(ascii: "9"))
                .| lanes.equal(to: UInt8(ascii: "_")))
        }
        if end > start, end &- start <= limits.targetBytes, bytes.byteOrNUL(at: end) == .space,
            bytes.byteOrNUL(at: start) == UInt8(ascii: "/")
        {
            // Nothing but letters, digits and -./_, as nearly all targets are: a path, with nothing to take apart.
            cursor = end &+ 1
            return layout.notePath(start..<end)
        }
        try settleTarget(readTargetBytes(limit: limits.targetBytes), of: &layout)
    }

    @_lifetime(self: copy self)
    private mutating func readTargetBytes(limit: Int) throws(HeadStop) -> Range<Int> {
        let start = cursor
        while true {
            let byte = try current()
            if byte == .space { break }
            guard ByteSet.target.contains(byte) else { throw stop(.targetByte(byte, at: cursor)) }
            guard cursor - start < limit else { throw stop(.targetTooLong(limit: limit)) }
            cursor += 1
        }
        cursor += 1
        return start..<(cursor - 1)
    }

    /// HTTP-version = "HTTP/" DIGIT "." DIGIT, of which 1.1 and 1.0 are served.
    @_lifetime(self: copy self)
    private mutating func readVersion() throws(HeadStop) -> Bool {
        let name: StaticString = "HTTP/#.#"
        let start = cursor
        if bytes.count - start >= 8, bytes.extracting(start..<(start + 8)).hasSameBytes(as: "HTTP/1.1") {
            cursor += 8
            return true
        }
        for offset in 0..<name.utf8CodeUnitCount {
            let byte = try current()
            // Within the literal: the offset is below its count.
            let expected = unsafe name.utf8Start[offset]
            guard expected == UInt8(ascii: "#") ? byte.isDigit : byte == expected else {
                throw stop(.versionMalformed(at: cursor))
            }
            cursor += 1
        }
        let major = bytes[start + 5] - UInt8(ascii: "0")
        let minor = bytes[start + 7] - UInt8(ascii: "0")
        guard major == 1, minor < 2 else { throw stop(.versionUnsupported(major: major, minor: minor)) }
        return minor == 1
    }
}

extension Method {
    /// The method that `head` begins with where it is one of those that nearly all requests have.
    @inline(always)
    fileprivate init?(beginning head: Span<UInt8>) {
        if head.count >= 5, head.extracting(0..<5).hasSameBytes(as: "POST ") {
            self = .post
        } else if head.count >= 4, head.extracting(0..<4).hasSameBytes(as: "GET ") {
            self = .get
        } else {
            return nil
        }
    }

    /// The method spelled by `token`, whose case matters.
    init?(_ token: Span<UInt8>) {
        for method in Method.allCases where token.hasSameBytes(as: method.name) {
            self = method
            return
        }
        return nil
    }
}
