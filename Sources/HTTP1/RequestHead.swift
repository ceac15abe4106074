/// A request's head, as a view of the bytes it was read from: nothing is copied, nothing outlives the read buffer.
///
/// Whatever stands here has passed every rule of RFC 9112: the method is implemented, the target is printable ASCII
/// with well-formed percent-encoding of valid UTF-8, names are tokens, values have no control characters, the length
/// of the body is unambiguous and `Host` is there once.
@safe @usableFromInline package struct RequestHead: ~Escapable {
    @usableFromInline let bytes: Span<UInt8>
    @usableFromInline let positions: Span<FieldPosition>
    // The layout's, which outlives the positions that the head depends on.
    @usableFromInline let knownFacts: UnsafePointer<RequestFacts>

    @_lifetime(copy bytes, copy positions)
    init(bytes: Span<UInt8>, positions: Span<FieldPosition>, facts: UnsafePointer<RequestFacts>) {
        self.bytes = bytes
        self.positions = positions
        unsafe knownFacts = facts
    }

    @usableFromInline var facts: RequestFacts {
        @inline(__always) @inlinable
        _read { yield unsafe knownFacts.pointee }
    }

    /// Who sent the request.
    @inlinable
    package var peer: PeerAddress { facts.peer }

    /// The method.
    @inlinable
    package var method: Method { facts.method }

    /// Whether the request speaks HTTP/1.1; otherwise it speaks HTTP/1.0.
    @inlinable
    package var isHTTP11: Bool { facts.isHTTP11 }

    /// How long the body is said to be.
    @inlinable
    package var framing: BodyFraming { facts.framing }

    /// Whether the client waits for `100 Continue` before it sends the body; HTTP1 answers that by itself.
    @inlinable
    package var expectsContinue: Bool { facts.expectsContinue }

    /// The path as sent, percent-encoding and all: it begins with `/`, or is `*` for `OPTIONS *`.
    @inlinable
    package var path: Span<UInt8> {
        @_lifetime(copy self)
        get { bytes.extracting(facts.pathStart..<facts.pathEnd) }
    }

    /// What stands behind the first `?` of the target, as sent; empty where there is nothing.
    @inlinable
    package var query: Span<UInt8> {
        @_lifetime(copy self)
        get { bytes.extracting(facts.queryStart..<facts.queryEnd) }
    }
}
