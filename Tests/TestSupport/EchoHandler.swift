import Bytes
package import HTTP1

/// A handler with one route for each way of answering.
///
/// `/hello` answers from the head; `/echo` and `/small` collect and return the body; `/upper` streams it back in
/// capitals; `/parts?n` produces n parts of 1,000 bytes; `/large?n` answers n bytes at once; `/early` streams but ends
/// with 422 before the body does; `/cut` streams and breaks off; `/close` closes; all else is 404 from the head.
package final class EchoHandler: RequestHandler {
    /// What became of each request, in order.
    package private(set) var records: [AnswerRecord] = []
    /// The refusals rendered, in order.
    package private(set) var refusals: [Refusal] = []
    /// Whether the handler was told that the server ends.
    package private(set) var isDraining = false

    package init() {}

    package func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        if head.method == .options { return allow(&response) }
        let path = head.path
        if path.hasSameBytes(as: "/echo") { return .collect(limit: 1024 * 1024) }
        if path.hasSameBytes(as: "/small") { return .collect(limit: 10) }
        if path.hasSameBytes(as: "/upper") { return .stream(UpperStream()) }
        if path.hasSameBytes(as: "/early") { return .stream(EarlyStream(step: .end)) }
        if path.hasSameBytes(as: "/cut") { return .stream(EarlyStream(step: .abort)) }
        if path.hasSameBytes(as: "/parts") { return .stream(PartsStream(count: number(in: head.query))) }
        response.route = 1
        if path.hasSameBytes(as: "/large") { fill(number(in: head.query), &response) }
        if path.hasSameBytes(as: "/close") { response.closesConnection = true }
        if path.hasSameBytes(as: "/hello") || path.hasSameBytes(as: "/close") {
            response.contentType = "text/plain"
            response.body.append("hello")
        } else if !path.hasSameBytes(as: "/large") {
            response.status = .notFound
        }
        return .answered
    }

    package func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        response.contentType = "application/octet-stream"
        if let echoed = head.header("x-echo") { response.addField("X-Echo", echoed) }
        response.body.append(body)
    }

    package func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {
        refusals.append(refusal)
        response.contentType = "text/plain"
        response.body.append(utf8: refusal.description)
    }

    package func didAnswer(_ record: AnswerRecord) { records.append(record) }

    package func drainingBegan() { isDraining = true }

    private func allow(_ response: inout Response) -> RequestPlan {
        response.status = .noContent
        response.addField("Allow", "GET, HEAD, OPTIONS, POST")
        return .answered
    }

    private func fill(_ count: Int, _ response: inout Response) {
        // At once: byte by byte a sanitizer would make the loop slower than any deadline.
        response.body.append(Array(repeating: UInt8(ascii: "x"), count: count).span)
    }

    private func number(in query: Span<UInt8>) -> Int {
        var value = 0
        for index in query.indices { value = value * 10 + Int(query[index] & 0xF) }
        return value
    }
}

/// Returns each part in capitals, and `END` behind the last.
private final class UpperStream: RequestStream {
    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        for index in part.indices {
            let byte = part[index]
            response.body.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
        }
        return .more
    }

    func finish(response: inout Response) -> StreamStep {
        response.body.append("END")
        return .end
    }

    func produce(response: inout Response) -> StreamStep { .end }
}

/// Produces a number of parts once the body is complete.
private final class PartsStream: RequestStream {
    private var left: Int

    init(count: Int) { left = count }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep { .more }

    func finish(response: inout Response) -> StreamStep { .more }

    func produce(response: inout Response) -> StreamStep {
        guard left > 0 else { return .end }
        left -= 1
        for _ in 0..<1000 { response.body.append(UInt8(ascii: "p")) }
        return .more
    }
}

/// Ends with 422 at the first part of the body, or returns that part and breaks off at the second.
private final class EarlyStream: RequestStream {
    private let step: StreamStep
    private var parts = 0

    init(step: StreamStep) { self.step = step }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        parts += 1
        if case .abort = step {
            response.body.append(part)
            return parts > 1 ? .abort : .more
        }
        response.status = .unprocessableContent
        response.body.append("no")
        return step
    }

    func finish(response: inout Response) -> StreamStep { step }

    func produce(response: inout Response) -> StreamStep { step }
}
