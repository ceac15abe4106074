/// One step of reading a request: what was found and how far to move on.
struct ParserStep: Sendable, Equatable {
    /// Bytes read past, from where the step began.
    let consumed: Int
    let event: ParserEvent
}

/// What a step of reading found. Ranges are offsets into the bytes given.
enum ParserEvent: Sendable, Equatable {
    /// All bytes were taken or must be given again with more behind them.
    case needsMore
    /// A head, of as many bytes as the step consumed; the layout describes it.
    case head
    /// A part of the body, its coding taken off.
    case body(Range<Int>)
    /// The end of the request.
    case end
}
