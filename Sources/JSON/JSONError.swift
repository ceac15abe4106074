/// Why bytes are not the JSON that was asked for, and where.
///
/// It carries the byte offset alone; line and column are worked out by ``place(in:)`` when somebody asks.
package struct JSONError: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Reason: Equatable, Sendable {
        /// The bytes are no JSON: something else had to stand here.
        case expected(Expectation)
        /// The value is JSON of another kind than was asked for; the reader still stands before it.
        case mismatch(expected: JSONKind, found: JSONKind)
        /// A number beyond the range of Double.
        case numberOutOfRange
        /// A number with a fraction, or too large, where a whole number was asked for.
        case notWhole
        /// An object that holds this key twice.
        case duplicateKey(String)
        /// More of `limit` than the ``JSONLimits`` allow.
        case exceeded(Limit, Int)
    }

    /// One of the ``JSONLimits``.
    package enum Limit: String, Sendable {
        case depth = "nested containers"
        case stringBytes = "bytes in a string"
        case totalBytes = "bytes in a document"
        case elements = "members and elements"
    }

    /// What is wrong.
    package let reason: Reason
    /// Bytes before the place of the error.
    package let offset: Int
    /// The byte at `offset`; nil at the end of the document.
    package let found: UInt8?

    /// Makes an error at `offset`, where `found` stands.
    package init(_ reason: Reason, offset: Int, found: UInt8?) {
        self.reason = reason
        self.offset = offset
        self.found = found
    }

    /// Whether the bytes are JSON so far, only not what the caller can use: another kind, a number out of range.
    package var isAboutMeaning: Bool {
        switch reason {
        case .mismatch, .numberOutOfRange, .notWhole, .duplicateKey: true
        case .expected, .exceeded: false
        }
    }
}

extension JSONError {
    /// What the grammar of RFC 8259 wants at a place; the raw value completes "expected …".
    package enum Expectation: String, Sendable {
        case value = "a value"
        case key = "a key in double quotes"
        case keyOrEnd = "a key in double quotes or '}'"
        case colon = "':' after a key"
        case commaOrEndOfObject = "',' or '}' after a value"
        case commaOrEndOfArray = "',' or ']' after a value"
        case elementOrEnd = "a value or ']'"
        case element = "a value after ','"
        case end = "nothing after the value"
        case literalTrue = "the literal true"
        case literalFalse = "the literal false"
        case literalNull = "the literal null"
        case digit = "a digit"
        case noLeadingZero = "no digit after a leading zero"
        case closingQuote = "a closing quote"
        case noControlCharacter = "an escape in place of a control character"
        case validUTF8 = "valid UTF-8"
        case escape = "one of \"\\/bfnrtu after '\\'"
        case hexDigit = "four hexadecimal digits after '\\u'"
        case surrogatePair = "a high surrogate followed by a low one"
    }
}
