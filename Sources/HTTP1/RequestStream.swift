/// One request whose body is worked through in parts, and whose answer is sent in parts.
///
/// HTTP1 calls one method at a time, in order: `receive` for each part, `finish` after the last, then `produce` until
/// the answer ends. It calls none while sent bytes wait for the client, so a stream that appends a bounded amount per
/// call holds a bounded amount of memory. Between calls `response.body` is empty.
@usableFromInline package protocol RequestStream: AnyObject {
    /// Takes the next part of the body and appends to `response.body` what it yields.
    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep
    /// Learns that the body is complete.
    func finish(response: inout Response) -> StreamStep
    /// Appends the next part of an answer that goes on after the body was complete.
    func produce(response: inout Response) -> StreamStep
}

/// Whether a stream goes on.
@usableFromInline package enum StreamStep: Sendable {
    /// Send what was appended, if anything, and go on. Status and fields are fixed once the first bytes are sent;
    /// after `finish` or `produce`, `produce` is called when the client has taken them.
    case more
    /// Send what was appended; the answer is complete. Where nothing was sent before, it goes out as an ordinary
    /// answer with its `Content-Length`, so a stream may still say 422.
    case end
    /// The answer cannot be completed: close the connection so that the client sees it is cut short.
    case abort
}
