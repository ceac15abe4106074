package import Bytes

/// A key or a string as it stands in the document: checked, but not yet unescaped, and not copied.
///
/// It cannot outlive the bytes that are read. Text without escapes, nearly all there is, can be used as it is.
@usableFromInline package struct JSONText: ~Escapable {
    /// The bytes between the quotes, valid UTF-8 with valid escapes.
    package let raw: Span<UInt8>
    /// Whether `raw` holds no escape, so that it is the text itself.
    package let isPlain: Bool
    /// Where in the document the opening quote stands.
    package let offset: Int

    @_lifetime(copy raw)
    init(raw: Span<UInt8>, isPlain: Bool, offset: Int) {
        self.raw = raw
        self.isPlain = isPlain
        self.offset = offset
    }

    /// Whether the text, unescaped, is the UTF-8 in `other`.
    package func equals(_ other: Span<UInt8>) -> Bool {
        isPlain ? raw.hasSameBytes(as: other) : equalsUnescaped(other)
    }

    private func equalsUnescaped(_ other: Span<UInt8>) -> Bool {
        var decoder = JSONTextDecoder(raw)
        var matched = 0
        while let byte = decoder.next() {
            guard matched < other.count, other[matched] == byte else { return false }
            matched += 1
        }
        return matched == other.count
    }

    /// Whether the text, unescaped, is `literal`.
    package static func == (text: borrowing JSONText, literal: StaticString) -> Bool {
        if text.isPlain { return text.raw.hasSameBytes(as: literal) }
        // A literal is immortal, so a view of it may live as long as this call.
        let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        return unsafe text.equals(Span(_unsafeElements: bytes))
    }

    /// Appends the text, unescaped, to `buffer`.
    package func append(to buffer: inout ByteBuffer) {
        if isPlain { return buffer.append(raw) }
        var decoder = JSONTextDecoder(raw)
        while let byte = decoder.next() { buffer.append(byte) }
    }

    /// Unicode scalars of the text, unescaped.
    package var scalarCount: Int {
        var count = 0
        var decoder = JSONTextDecoder(raw)
        // Every scalar has one byte that continues none.
        while let byte = decoder.next() {
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        return count
    }

    /// The text, unescaped, as a `String` of its own.
    package var string: String {
        // The bytes were checked to be UTF-8, so decoding repairs nothing.
        if isPlain { return unsafe raw.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var decoder = JSONTextDecoder(raw)
        while let byte = decoder.next() { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
