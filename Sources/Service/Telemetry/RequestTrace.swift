import Bytes
import HTTP1

/// By what the request being answered is found again: its id, and the trace it is part of.
///
/// The id is what `X-Request-Id` says, where that is 1 to 64 visible ASCII characters, else one made here. Both id and
/// a valid `traceparent` go into the answer.
struct RequestTrace: ~Copyable {
    private static let longestIdentifier = 64

    private var made = RequestIdentifiers()
    /// The id the client gave; empty where it gave none worth keeping.
    private var given = ByteBuffer(capacity: longestIdentifier)
    /// What `traceparent` said; empty where there was none, or none that is valid.
    private var parent = ByteBuffer(capacity: longestIdentifier)
    private var parentCount = 0

    /// Knows no request yet.
    init() {}

    /// The id of the request.
    var identifier: Span<UInt8> {
        @_lifetime(borrow self)
        get { given.isEmpty ? made.digits : given.bytes }
    }

    /// Whether the id was made here.
    var isMade: Bool { given.isEmpty }

    /// The id of the trace; empty where there is none.
    var traceID: Span<UInt8> {
        @_lifetime(borrow self)
        get { parent.isEmpty ? parent.bytes : parent.bytes.extracting(TraceParent.traceID) }
    }

    /// Turns to a request whose head was read, and names it in its answer.
    mutating func begin(_ head: RequestHead, _ response: inout Response) {
        forget()
        for index in 0..<head.fieldCount {
            switch head.fieldNameLength(at: index) {
            case 12 where head.fieldName(at: index).equalsIgnoringCase("X-Request-Id"):
                keepIdentifier(head.fieldValue(at: index))
            case 11 where head.fieldName(at: index).equalsIgnoringCase("traceparent"):
                keepParent(head.fieldValue(at: index))
            default: continue
            }
        }
        finish(&response)
    }

    /// Turns to a request of which nothing could be read.
    mutating func begin(_ response: inout Response) {
        forget()
        finish(&response)
    }

    private mutating func forget() {
        given.removeAll()
        parent.removeAll()
        parentCount = 0
    }

    private mutating func finish(_ response: inout Response) {
        if given.isEmpty {
            made.advance()
            response.addField(composed: made.line.span)
        } else {
            response.addField("X-Request-Id", given.bytes)
        }
        if !parent.isEmpty { response.addField("traceparent", parent.bytes) }
    }

    /// Of several ids the first that is sound counts.
    private mutating func keepIdentifier(_ value: Span<UInt8>) {
        guard given.isEmpty, value.count <= Self.longestIdentifier else { return }
        for index in value.indices where value[index] &- 0x21 > 0x7E - 0x21 { return }
        given.append(value)
    }

    /// Two parents make no trace: section 3.2.1 allows one field.
    private mutating func keepParent(_ value: Span<UInt8>) {
        parentCount += 1
        parent.removeAll()
        if parentCount == 1, TraceParent.isValid(value) { parent.append(value) }
    }
}
