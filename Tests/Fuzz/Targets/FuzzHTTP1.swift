import Bytes
import HTTP1

/// Serves the bytes of a connection whole and in pieces, which must give the same answers.
///
/// But for `100 Continue`: it is left out where bytes of the body are there already (RFC 9110 section 10.1.1), so it is
/// taken out before the answers are compared, and whole bytes may have fewer of it.
func fuzzHTTP1(_ input: Span<UInt8>) {
    let whole = FinalAnswers(Replay.answers(to: input, pieceBytes: max(input.count, 1), MeasuringHandler()))
    // Sixteen bytes hold no head whole, so that behind a neighbour's none is that of the request before.
    for (pieceBytes, hasNeighbour) in [(1, false), (7, false), (16, true)] {
        let inPieces = FinalAnswers(
            Replay.answers(to: input, pieceBytes: pieceBytes, hasNeighbour: hasNeighbour, MeasuringHandler()))
        precondition(inPieces.bytes == whole.bytes, "pieces of \(pieceBytes) bytes are answered otherwise")
        precondition(inPieces.interimCount >= whole.interimCount, "100 Continue for a body that is there")
    }
}

/// What a client received, the interim answers counted and taken out. No other answer contains the text of one.
private struct FinalAnswers {
    private static let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
    private(set) var bytes: [UInt8] = []
    private(set) var interimCount = 0

    init(_ received: [UInt8]) {
        var index = 0
        while index < received.count {
            if received[index] == Self.interim[0], received[index...].starts(with: Self.interim) {
                interimCount += 1
                index += Self.interim.count
            } else {
                bytes.append(received[index])
                index += 1
            }
        }
    }
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
        var measure = BodyMeasure()
        measure.add(body)
        measure.write(to: &response.body)
    }

    // Only the status counts: which fault of an incomplete head is named may depend on where the bytes were cut.
    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {}
}

private final class MeasuringStream: RequestStream {
    private var measure = BodyMeasure()

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
