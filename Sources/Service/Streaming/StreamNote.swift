import HTTP1

/// By what a streamed request is found again, kept for as long as it lasts: its loop answers others meanwhile.
struct StreamNote {
    /// What the request is called.
    let requestID: [UInt8]
    /// What the access log says of its head; empty where there is no log.
    let facts: [UInt8]
    /// The fields that its answer begins with, each with its line end.
    private var fields: [UInt8] = []

    init(requestID: [UInt8], facts: [UInt8]) {
        self.requestID = requestID
        self.facts = facts
    }

    /// Keeps the fields of `response` for the answer.
    mutating func keepFields(of response: borrowing Response) {
        let composed = response.composedFields
        fields = composed.indices.map { composed[$0] }
    }

    /// Names the request in its answer.
    func name(_ response: inout Response) { response.addField(composed: fields.span) }
}

/// A stream whose request was noted.
protocol NotedStream: AnyObject {
    /// By what its request is found again.
    var note: StreamNote { get }
}
