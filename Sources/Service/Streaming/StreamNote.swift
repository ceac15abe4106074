import HTTP1

/// By what a streamed request is found again, kept for as long as it lasts: its loop answers others meanwhile.
struct StreamNote {
    /// What the request is called.
    let requestID: [UInt8]
    /// The value of `traceparent`; empty where there is none.
    let traceParent: [UInt8]
    /// What the access log says of its head; empty where there is no log.
    let facts: [UInt8]

    /// Names the request in its answer.
    func name(_ response: inout Response) {
        response.addField("X-Request-Id", requestID.span)
        if !traceParent.isEmpty { response.addField("traceparent", traceParent.span) }
    }
}

/// A stream whose request was noted.
protocol NotedStream: AnyObject {
    /// By what its request is found again.
    var note: StreamNote { get }
}
