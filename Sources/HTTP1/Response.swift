public import Bytes

/// An answer being written: status, fields and content.
///
/// One is kept per event loop and reused, so writing into it allocates nothing once it has grown.
/// `Content-Length`, `Transfer-Encoding`, `Connection`, `Date`, `Server` and `X-Content-Type-Options` are composed
/// from the request and the content; a handler writes the content for HEAD as it would for GET and it is not sent.
@usableFromInline package struct Response: ~Copyable {
    /// The status; 200 until set.
    @usableFromInline package var status = Status.ok
    /// The media type of the content; nil sends no `Content-Type`.
    @usableFromInline package var contentType: StaticString?
    /// The content, appended to.
    @usableFromInline package var body: ByteBuffer
    /// Set to close the connection after this answer.
    @usableFromInline package var closesConnection = false
    /// The handler's own number for the route it chose: kept from `plan` to `respond` and reported in `AnswerRecord`.
    @usableFromInline package var route = 0
    /// Further fields, each with its line end.
    @usableFromInline var fields: ByteBuffer

    /// Makes an empty answer.
    package init() {
        body = ByteBuffer(capacity: 4096)
        fields = ByteBuffer(capacity: 512)
    }

    /// Adds a field with a fixed value.
    package mutating func addField(_ name: StaticString, _ value: StaticString) {
        fields.append(name)
        fields.append(": ")
        fields.append(value)
        fields.append("\r\n")
    }

    /// Adds a field with a whole number.
    package mutating func addField(_ name: StaticString, decimal value: Int) {
        fields.append(name)
        fields.append(": ")
        fields.append(decimal: value)
        fields.append("\r\n")
    }

    /// Adds a field with any text; control characters become spaces, for they would end the line.
    package mutating func addField(_ name: StaticString, _ value: Span<UInt8>) {
        fields.append(name)
        fields.append(": ")
        let start = fields.count
        let space: InlineArray<1, UInt8> = [0x20]
        fields.append(value)
        for index in value.indices where value[index] < 0x20 || value[index] == 0x7F {
            fields.replace(at: start + index, with: space.span)
        }
        fields.append("\r\n")
    }

    /// The fields added so far, each with its line end.
    package var composedFields: Span<UInt8> {
        @_lifetime(borrow self)
        get { fields.bytes }
    }

    /// Adds a field that was composed before: name, colon, space, value without control characters, line end.
    @inlinable
    package mutating func addField(composed line: Span<UInt8>) { fields.append(line) }

    /// Forgets everything but the route and the memory, giving back what one large answer took.
    mutating func reset(route: Int = 0) {
        status = .ok
        contentType = nil
        closesConnection = false
        self.route = route
        fields.removeAll()
        body.removeAll()
        body.shrink(to: 1024 * 1024)
    }
}
