/// How much of anything one client may make the server hold or read.
package struct HTTPLimits: Sendable, Equatable {
    /// Bytes of a request target; more is answered with 414.
    package var targetBytes = 8 * 1024
    /// Bytes of the header block, from after the request line to its blank line; more is answered with 431.
    package var fieldBytes = 16 * 1024
    /// Header fields of one request; more is answered with 431.
    package var fields = 100
    /// Bytes of a body for routes that name no limit of their own; more is answered with 413.
    package var bodyBytes = 1024 * 1024
    /// Bytes of the extensions of one chunk.
    package var chunkExtensionBytes = 256
    /// Bytes of the trailer section of a chunked body.
    package var trailerBytes = 4 * 1024
    /// Requests answered on one connection before it is closed.
    package var requestsPerConnection = 1_000_000
    /// Answer bytes waiting to be sent above which no further pipelined request is begun.
    package var waitingAnswerBytes = 256 * 1024
    /// Bytes of a body nobody wants that are read past to keep a connection usable; a longer one closes it.
    package var unwantedBodyBytes = 64 * 1024
    /// Bytes read and dropped after a refusal while the client finishes sending. Many clients read nothing before they
    /// have sent all, and a close would take the answer from them: this is how much too large their body may be.
    package var lingerBytes = 32 * 1024 * 1024
    /// Bytes a stream works through before other connections get their turn, where there are none.
    package var streamTurnBytes = 64 * 1024
    /// Which part of that it works through where there are some, so that nobody waits long for the turn's end.
    static let contendedShare = 16
    /// Bytes per second a stream must move, in and out together, over each `HTTPDeadlines.streamWindow`.
    package var streamBytesPerSecond = 1024

    /// The defaults above.
    package init() {}
}

/// What of the limits a parser of heads needs.
struct HeadLimits: Sendable {
    let targetBytes: Int
    let fieldBytes: Int
}
