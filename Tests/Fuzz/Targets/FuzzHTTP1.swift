import Bytes
import HTTP1

/// Serves the bytes of a connection whole and in pieces, which must give the same answers.
///
/// Not where a client waits for `100 Continue`: whether it is told to go on, and whether its connection persists,
/// depends by right on how much of the body is there already (RFC 9110, 10.1.1). Such bytes are only served.
func fuzzHTTP1(_ input: Span<UInt8>) {
    let whole = answers(to: input, pieceBytes: max(input.count, 1))
    let isComparable = !mayExpectContinue(input)
    for pieceBytes in [1, 7] {
        let inPieces = answers(to: input, pieceBytes: pieceBytes)
        precondition(!isComparable || inPieces == whole, "pieces of \(pieceBytes) bytes are answered otherwise")
    }
}

private func mayExpectContinue(_ input: Span<UInt8>) -> Bool {
    let text = input.indices.map { input[$0] | 0x20 }
    return text.indices.contains { text[$0...].starts(with: "100-continue".utf8) }
}

/// What a client sees that sends `input` in pieces, shuts down its side and reads everything.
private func answers(to input: Span<UInt8>, pieceBytes: Int) -> [UInt8] {
    let now = Timestamp(nanoseconds: 0)
    var workspace = HTTPWorkspace(
        handler: MeasuringHandler(), configuration: HTTPConfiguration(), now: now, secondsSince1970: 0)
    var connection = HTTPConnection(peer: PeerAddress(ipv4: 0x7F00_0001, port: 1), workspace: workspace)
    var received: [UInt8] = []
    var offset = 0
    var isEnded = false
    // Each turn sends, reads or ends something, so no more turns than this can be needed.
    for _ in 0..<(input.count * 4 + 64) {
        received += sendAll(&connection, &workspace)
        if connection.isClosed { return received }
        if connection.wantsShutdown {
            connection.didShutDown(workspace)
        } else if connection.wantsTurn {
            connection.resume(&workspace)
        } else if connection.wantsToRead, offset < input.count {
            let end = min(offset + pieceBytes, input.count)
            connection.receive(input.extracting(offset..<end), &workspace)
            offset = end
        } else if !isEnded {
            isEnded = true
            connection.receiveEnd(&workspace)
        } else {
            return received
        }
    }
    preconditionFailure("the connection does not come to an end")
}

private func sendAll(_ connection: inout HTTPConnection, _ workspace: inout HTTPWorkspace) -> [UInt8] {
    var sent: [UInt8] = []
    while true {
        let count: Int
        if connection.wantsToWrite {
            count = append(connection.unsent.bytes, to: &sent)
        } else {
            count = append(workspace.output.bytes, to: &sent)
        }
        guard count > 0 else { return sent }
        connection.didSend(count, &workspace)
    }
}

private func append(_ bytes: Span<UInt8>, to sent: inout [UInt8]) -> Int {
    for index in bytes.indices { sent.append(bytes[index]) }
    return bytes.count
}

/// Answers GET from the head alone, PUT by a stream and all else from the collected body, with the body's length and
/// sum.
private final class MeasuringHandler: RequestHandler {
    func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        switch head.method {
        case .get, .head:
            response.body.append("head")
            return .answered
        case .put: return .stream(MeasuringStream())
        default: return .collect(limit: 1_000)
        }
    }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        var measure = Measure()
        measure.add(body)
        measure.write(to: &response.body)
    }

    // Only the status counts: which fault of an incomplete head is named may depend on where the bytes were cut.
    func refuse(_ refusal: Refusal, response: inout Response) {}
}

private final class MeasuringStream: RequestStream {
    private var measure = Measure()

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        measure.add(part)
        return .more
    }

    func finish(response: inout Response) -> StreamStep {
        measure.write(to: &response.body)
        return .end
    }

    func produce(response: inout Response) -> StreamStep { .end }
}

/// What tells one body from another, wherever it was cut.
private struct Measure {
    var count = 0
    var sum = 0

    mutating func add(_ bytes: Span<UInt8>) {
        for index in bytes.indices {
            count += 1
            sum &+= Int(bytes[index]) &* count
        }
    }

    func write(to buffer: inout ByteBuffer) {
        buffer.append(decimal: count)
        buffer.append(" ")
        buffer.append(decimal: sum)
    }
}
