import Bytes
import HTTP1
import JSON
import Scoring

extension Response {
    /// Writes `problem` as the whole answer, in place of what was written so far.
    ///
    /// - Parameters:
    ///   - instance: the path that was asked for; nil where it is not known.
    ///   - trace: by what the request is found again.
    mutating func write(_ problem: Problem, instance: String?, trace: borrowing RequestTrace) {
        write(problem, instance: instance, requestID: trace.identifier)
    }

    /// Writes `problem` as the whole answer, in place of what was written so far.
    ///
    /// - Parameters:
    ///   - instance: the path that was asked for; nil where it is not known.
    ///   - requestID: what the request is called.
    mutating func write(_ problem: Problem, instance: String?, requestID: Span<UInt8>) {
        if let instance, InferenceProtocol.governs(instance) { return writeInference(problem) }
        begin(problem)
        contentType = "application/problem+json"
        body.writeJSON { json in
            json.beginObject()
            // The status says all there is to say about the type, as RFC 9457, section 4.2.1 has it.
            json.member("type", "about:blank")
            json.member("title", "\(problem.status.reason)")
            json.member("status", Int(problem.status.code))
            json.member("detail", problem.detail)
            if let instance { json.member("instance", instance) }
            json.key("request_id")
            json.value(requestID)
            if !problem.errors.isEmpty {
                json.key("errors")
                json.value(problem.errors, in: [.key(problem.part.rawValue)])
            }
            json.endObject()
        }
    }

    /// Writes `problem` as the Open Inference Protocol has it, in place of what was written so far.
    mutating func writeInference(_ problem: Problem) {
        begin(problem)
        contentType = "application/json"
        let issues = problem.errors.prefix(10).map(\.sentence)
        body.writeJSON { json in
            json.beginObject()
            json.member("error", ([problem.detail] + issues).joined(separator: "; "))
            json.endObject()
        }
    }

    private mutating func begin(_ problem: Problem) {
        status = problem.status
        if let allowed = problem.allowed { addField("Allow", allowed) }
        for field in problem.fields { addField(field.name, field.value.utf8Span.span) }
        body.removeAll()
    }
}
