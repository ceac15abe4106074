import Bytes
import HTTP1

/// Reads a chunked body whole and in pieces, and by a plain reading of the grammar, which must agree.
func fuzzChunked(_ input: Span<UInt8>) {
    let head = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    let expected = ChunkedGrammar(input.indices.map { input[$0] }).body
    for pieceBytes in [max(input.count, 1), max(1, input.count / 2), 3] {
        let handler = CollectingHandler()
        let answers = Replay.answers(to: input, behind: head, pieceBytes: pieceBytes, handler)
        precondition(!answers.isEmpty, "no answer")
        precondition(
            handler.body == expected, "pieces of \(pieceBytes) bytes are read otherwise than the grammar has it")
    }
}

/// Keeps the measure of the first body.
private final class CollectingHandler: RequestHandler {
    private(set) var body: BodyMeasure?

    func plan(for head: RequestHead, response: inout Response) -> RequestPlan { .collect(limit: 1 << 20) }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        var measure = BodyMeasure()
        measure.add(body)
        self.body = measure
        response.closesConnection = true
    }

    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {}
}
