package import Bytes

/// Writes JSON into a ``ByteBuffer``; commas, quotes, escapes and layout are its business.
///
/// ```
/// buffer.writeJSON { json in
///     json.beginObject()
///     json.key("cluster")
///     json.value(2)
///     json.endObject()
/// }
/// ```
/// The same calls give the same bytes. Order is the caller's to keep: a key before each member's value, containers
/// closed in turn.
package struct JSONWriter: ~Copyable {
    /// How a document is laid out.
    package enum Style: Sendable {
        /// Without whitespace, for machines.
        case compact
        /// Indented by two spaces, arrays of scalars on one line, for people.
        case pretty
    }

    /// Deepest nesting: one bit each says whether a container is laid out on lines of their own.
    package static let deepest = 64

    var buffer: ByteBuffer
    let style: Style
    private var depth = 0
    /// Whether the next element or member follows another one.
    private var needsComma = false
    private var followsKey = false
    /// Bit per open container: whether its elements stand on lines of their own.
    private var brokenLines: UInt64 = 0

    /// Makes a writer that appends to `buffer`, to be had back by ``finish()``.
    package init(_ buffer: consuming ByteBuffer, style: Style = .compact) {
        self.buffer = buffer
        self.style = style
    }

    /// Gives the buffer back.
    ///
    /// - Precondition: every container is closed.
    package consuming func finish() -> ByteBuffer {
        precondition(depth == 0, "a container of a JSON document is still open")
        return buffer
    }

    /// Opens an object.
    package mutating func beginObject() {
        begin(UInt8(ascii: "{"))
        brokenLines |= levelBit
    }

    /// Closes the innermost container, an object.
    package mutating func endObject() {
        end(UInt8(ascii: "}"))
    }

    /// Opens an array.
    package mutating func beginArray() {
        begin(UInt8(ascii: "["))
        brokenLines &= ~levelBit
    }

    /// Closes the innermost container, an array.
    package mutating func endArray() {
        end(UInt8(ascii: "]"))
    }

    /// Writes the key of the member whose value comes next.
    package mutating func key(_ name: String) {
        separate()
        appendQuoted(name)
        endKey()
    }

    /// Writes the key of the member whose value comes next, from its UTF-8.
    package mutating func key(_ name: Span<UInt8>) {
        separate()
        appendQuoted(name)
        endKey()
    }

    /// Makes ready for a scalar: separates it from what comes before.
    mutating func beginScalar() {
        separate()
        needsComma = true
    }

    private var levelBit: UInt64 { depth > 0 ? 1 << UInt64(depth - 1) : 0 }

    private mutating func begin(_ bracket: UInt8) {
        precondition(depth < Self.deepest, "JSON is written at most \(Self.deepest) containers deep")
        if !followsKey, style == .pretty { brokenLines |= levelBit }
        separate()
        buffer.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        precondition(depth > 0 && !followsKey, "no container to close here")
        let isOnLines = brokenLines & levelBit != 0 && needsComma
        depth -= 1
        if isOnLines { breakLine() }
        buffer.append(bracket)
        needsComma = true
    }

    private mutating func endKey() {
        buffer.append(UInt8(ascii: ":"))
        if style == .pretty { buffer.append(UInt8(ascii: " ")) }
        followsKey = true
        needsComma = false
    }

    private mutating func separate() {
        if followsKey {
            followsKey = false
            return
        }
        if needsComma { buffer.append(UInt8(ascii: ",")) }
        guard style == .pretty, depth > 0 else { return }
        if brokenLines & levelBit != 0 {
            breakLine()
        } else if needsComma {
            buffer.append(UInt8(ascii: " "))
        }
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        buffer.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { buffer.append("  ") }
    }
}

extension ByteBuffer {
    /// Appends the JSON that `body` writes.
    package mutating func writeJSON(
        style: JSONWriter.Style = .compact, _ body: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter(exchange(&self, with: ByteBuffer()), style: style)
        body(&writer)
        self = writer.finish()
    }
}
