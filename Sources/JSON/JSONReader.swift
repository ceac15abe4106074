/// A pull reader of strict JSON (RFC 8259) over bytes that are all there.
///
/// The caller asks for what it expects, in order, and gets it or a ``JSONError``; nothing is allocated on the way:
/// ```
/// try reader.beginObject()
/// while let key = try reader.nextKey() {
///     if key == "Age" { age = try reader.readNumber() } else { try reader.skipValue() }
/// }
/// try reader.finish()
/// ```
/// After `nextKey()` or `nextElement()` one value must be read or skipped. A value of another kind than asked for
/// throws `.mismatch` and stays unread, so the caller may skip it, note the complaint and go on.
/// Duplicate keys are the caller's to refuse (it knows its fields): ``duplicate(of:)`` makes the error.
@usableFromInline package struct JSONReader: ~Escapable {
    /// The document.
    @usableFromInline let input: Span<UInt8>
    @usableFromInline let limits: JSONLimits
    /// Bytes read so far.
    @usableFromInline package internal(set) var position = 0
    @usableFromInline var depth = 0
    @usableFromInline var elements = 0
    /// Whether the innermost container has just been opened, so that no comma comes before what follows.
    @usableFromInline var isFirst = false

    /// Makes a reader of `document`.
    ///
    /// - Throws: ``JSONError`` when the document is larger than `limits` allow.
    @_lifetime(copy document)
    package init(_ document: Span<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard document.count <= limits.totalBytes else {
            throw JSONError(
                .exceeded(.totalBytes, limits.totalBytes), offset: limits.totalBytes,
                found: document[limits.totalBytes])
        }
        input = document
        self.limits = limits
    }

    /// The kind of the value that comes next, without reading it.
    @_lifetime(self: copy self)
    package mutating func peek() throws(JSONError) -> JSONKind {
        skipWhitespace()
        guard let kind = JSONKind(startingWith: byte(at: position)) else { throw error(.expected(.value)) }
        return kind
    }

    /// Ends the document: only whitespace may follow.
    @_lifetime(self: copy self)
    package mutating func finish() throws(JSONError) {
        skipWhitespace()
        guard position == input.count else { throw error(.expected(.end)) }
    }

    /// The error for a key that the object already had.
    package func duplicate(of key: borrowing JSONText) -> JSONError {
        JSONError(.duplicateKey(key.string), offset: key.offset, found: UInt8(ascii: "\""))
    }

    /// Moves to the next byte that is no whitespace, or to the end.
    @_lifetime(self: copy self)
    @inlinable
    @inline(__always)
    mutating func skipWhitespace() {
        // NUL, which stands for the end, is none.
        while byte(at: position).isWhitespace { position &+= 1 }
    }

    /// The byte at `index`, or NUL, which has no place in JSON, at the end.
    @inlinable
    @inline(__always)
    func byte(at index: Int) -> UInt8 {
        // Checked here once, in the way that needs no trap.
        index < input.count ? unsafe input[unchecked: index] : 0
    }

    /// The error `reason` at the place where the reader stands.
    func error(_ reason: JSONError.Reason) -> JSONError {
        error(reason, at: position)
    }

    func error(_ reason: JSONError.Reason, at offset: Int) -> JSONError {
        JSONError(reason, offset: offset, found: offset < input.count ? input[offset] : nil)
    }

    /// Moves to the next value, which must be of `kind`.
    @_lifetime(self: copy self)
    @inline(__always)
    mutating func expect(_ kind: JSONKind) throws(JSONError) {
        skipWhitespace()
        guard JSONKind(startingWith: byte(at: position)) == kind else { throw mismatch(with: kind) }
    }

    private func mismatch(with kind: JSONKind) -> JSONError {
        guard let found = JSONKind(startingWith: byte(at: position)) else { return error(.expected(.value)) }
        return error(.mismatch(expected: kind, found: found))
    }
}

extension UInt8 {
    /// Whether the byte is white space between JSON's tokens.
    @inlinable
    @inline(__always)
    var isWhitespace: Bool { self <= 0x20 && (self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09) }
}
