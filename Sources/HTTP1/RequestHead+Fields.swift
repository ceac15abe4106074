import Bytes

extension RequestHead {
    /// How many header fields there are, repeats counted.
    @inlinable
    package var fieldCount: Int { positions.count }

    /// The name of the field at `index`, in the order and the letters sent.
    @_lifetime(copy self)
    @inlinable
    package func fieldName(at index: Int) -> Span<UInt8> {
        let position = positions[index]
        return bytes.extracting(Int(position.nameStart)..<Int(position.nameEnd))
    }

    /// How many bytes the name of the field at `index` has: most fields are told apart by that alone.
    @inlinable
    package func fieldNameLength(at index: Int) -> Int {
        let position = positions[index]
        return Int(position.nameEnd) - Int(position.nameStart)
    }

    /// The value of the field at `index`, without the white space around it.
    @_lifetime(copy self)
    @inlinable
    package func fieldValue(at index: Int) -> Span<UInt8> {
        let position = positions[index]
        return bytes.extracting(Int(position.valueStart)..<Int(position.valueEnd))
    }

    /// The value of the first field called `name`, whatever its letters' case; nil where there is none.
    ///
    /// A field that must not repeat (`Content-Type`, `Authorization`) is safe to use when `count(of:)` is one.
    @_lifetime(copy self)
    package func header(_ name: StaticString) -> Span<UInt8>? {
        for index in positions.indices where fieldName(at: index).equalsIgnoringCase(name) {
            return fieldValue(at: index)
        }
        return nil
    }

    /// The value of the first `Content-Type`, whose place was noted as the head was read; nil where there is none.
    @inlinable
    package var contentType: Span<UInt8>? {
        @_lifetime(copy self)
        get { fieldValue(ifAt: facts.contentType) }
    }

    /// Whether there are several fields `Content-Type`.
    @inlinable
    package var repeatsContentType: Bool { facts.repeatsContentType }

    /// The value of the first `Content-Encoding` other than `identity`; nil where the content is not packed.
    @inlinable
    package var contentEncoding: Span<UInt8>? {
        @_lifetime(copy self)
        get { fieldValue(ifAt: facts.contentEncoding) }
    }

    /// The value of the field at `index`; nil where that is nil.
    @inlinable
    @_lifetime(copy self)
    func fieldValue(ifAt index: Int?) -> Span<UInt8>? {
        guard let index else { return nil }
        return fieldValue(at: index)
    }

    /// How many fields are called `name`.
    package func count(of name: StaticString) -> Int {
        var count = 0
        for index in positions.indices where fieldName(at: index).equalsIgnoringCase(name) { count += 1 }
        return count
    }
}
