import HTTP1

/// What is known of the request being answered, and the log that it goes into.
struct RequestNotes: ~Copyable {
    /// By what the request is found again.
    private(set) var trace = RequestTrace()
    private var log: AccessLogWriter?

    /// Knows no request yet.
    init(_ accessLog: AccessLog?, _ metrics: LoopMetrics) {
        if let accessLog { log = AccessLogWriter(accessLog, metrics: metrics) }
    }

    /// Turns to a request whose head was read, and names it in its answer.
    mutating func begin(_ head: RequestHead, _ response: inout Response) {
        trace.begin(head, &response)
        log?.begin(head, trace)
    }

    /// What is known of the request, to be kept while it is streamed.
    mutating func keep() -> StreamNote {
        StreamNote(requestID: trace.identifier.copied, facts: log?.takeFacts() ?? [])
    }

    /// Turns back to a request that was streamed.
    mutating func restore(_ note: StreamNote) { log?.restore(note.facts) }

    /// Turns to a request of which nothing could be read.
    mutating func beginUnread(_ response: inout Response) {
        trace.begin(&response)
        log?.beginUnread(trace)
    }

    /// Writes the line of an answer into the log.
    mutating func finish(_ record: AnswerRecord, nanoseconds: Int64) {
        log?.finish(record, nanoseconds: nanoseconds)
    }

    /// Writes lines of the log whose time has come; returns when the next ones' comes.
    mutating func turnEnded(now: Timestamp) -> Timestamp { log?.turnEnded(now: now) ?? .never }

    /// Goes on in a new file where the log's was renamed.
    mutating func reopenAccessLog() { log?.reopen() }
}

extension Span<UInt8> {
    /// The bytes as an array of their own.
    fileprivate var copied: [UInt8] { indices.map { self[$0] } }
}
