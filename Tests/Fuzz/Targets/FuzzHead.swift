import Bytes
import HTTP1

/// Reads a head whole, cut in two and byte by byte, which must tell the handler the same or be refused alike; and
/// what is accepted must keep the rules that `RequestHead` promises.
func fuzzHead(_ input: Span<UInt8>) {
    let whole = Replay.answers(to: input, pieceBytes: max(input.count, 1), DescribingHandler())
    var cuts = [max(1, input.count / 2)]
    // A byte of the input chooses another cut; single bytes are slow, so only short heads are read so.
    if !input.isEmpty { cuts.append(1 + Int(input[input.count - 1]) % input.count) }
    if input.count < 128 { cuts.append(1) }
    for pieceBytes in cuts {
        let inPieces = Replay.answers(to: input, pieceBytes: pieceBytes, DescribingHandler())
        precondition(inPieces == whole, "pieces of \(pieceBytes) bytes are read otherwise")
    }
}

/// Answers with all that it was told of the head, and closes.
private final class DescribingHandler: RequestHandler {
    func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        check(head)
        response.closesConnection = true
        response.body.append(head.method.name)
        response.body.append(head.isHTTP11 ? " 1.1 " : " 1.0 ")
        response.body.append(utf8: "\(head.framing) \(head.expectsContinue)\n")
        response.body.append(head.path)
        response.body.append("?")
        response.body.append(head.query)
        for index in 0..<head.fieldCount {
            response.body.append("\n")
            response.body.append(head.fieldName(at: index))
            response.body.append("=")
            response.body.append(head.fieldValue(at: index))
        }
        return .answered
    }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {}

    // Only the status counts: which fault of an incomplete head is named may depend on where the bytes were cut.
    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {}

    private func check(_ head: RequestHead) {
        let path = head.path
        precondition(
            path.hasSameBytes(as: "*") || (!path.isEmpty && path[0] == UInt8(ascii: "/")), "a path of another form")
        precondition(isPrintable(path) && isPrintable(head.query), "a target that is not printable ASCII")
        precondition(head.fieldCount <= HTTPLimits().fields, "more fields than the limit")
        precondition(head.count(of: "host") <= 1, "several hosts")
        precondition(!head.isHTTP11 || head.count(of: "host") == 1, "no host")
        let codings = head.count(of: "transfer-encoding")
        precondition(codings + head.count(of: "content-length") <= 1, "two ways to say where the body ends")
        precondition((head.framing == .chunked) == (codings == 1), "framing that no field names")
        for index in 0..<head.fieldCount { check(name: head.fieldName(at: index), value: head.fieldValue(at: index)) }
    }

    private func check(name: Span<UInt8>, value: Span<UInt8>) {
        precondition(!name.isEmpty && isPrintable(name), "a name that is no token")
        for index in name.indices { precondition(name[index] != UInt8(ascii: ":"), "a colon in a name") }
        for index in value.indices {
            precondition(value[index] >= 0x20 && value[index] != 0x7F || value[index] == 0x09, "a control character")
        }
        guard let last = value.indices.last else { return }
        precondition(value[0] > 0x20 && value[last] > 0x20, "white space around a value")
    }

    private func isPrintable(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] <= 0x20 || bytes[index] > 0x7E { return false }
        return true
    }
}
