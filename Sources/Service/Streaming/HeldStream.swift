import Bytes
import HTTP1

/// A stream whose answer begins only when its request has been read to the end.
///
/// What the stream answers meanwhile is held. Where there is no room for it the request is refused whole, which it still
/// can be: nothing of its answer was sent.
final class HeldStream: RequestStream, NotedStream {
    /// Bytes sent in one piece.
    private static let pieceBytes = 64 * 1024

    private let stream: any RequestStream & NotedStream
    private let room: HeldAnswers
    private let instance: String
    private var held = ByteBuffer()
    private var sentBytes = 0
    private var reservedBytes = 0

    var note: StreamNote { stream.note }

    /// Holds the answer of `stream`.
    ///
    /// - Parameter instance: the path that was asked for.
    init(_ stream: any RequestStream & NotedStream, within room: HeldAnswers, instance: String) {
        self.stream = stream
        self.room = room
        self.instance = instance
    }

    deinit { room.release(reservedBytes) }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        let step = stream.receive(part, response: &response)
        switch step {
        case .more: return hold(&response) ? .more : .end
        case .end: return complete(&response)
        case .abort: return .abort
        }
    }

    func finish(response: inout Response) -> StreamStep {
        let step = stream.finish(response: &response)
        guard case .end = step else { return step }
        // A short answer, or a problem, is an ordinary one.
        if held.isEmpty { return .end }
        guard hold(&response) else { return .end }
        return send(&response)
    }

    func produce(response: inout Response) -> StreamStep { send(&response) }

    /// Takes over what was appended; where there is no room for it, `response` says so.
    private func hold(_ response: inout Response) -> Bool {
        let count = response.body.count
        guard room.reserve(count) else {
            refuse(&response)
            return false
        }
        reservedBytes += count
        held.append(contentsOf: response.body)
        response.body.removeAll()
        return true
    }

    /// Answers with all that is held, before the request has been read to the end.
    private func complete(_ response: inout Response) -> StreamStep {
        guard !held.isEmpty, hold(&response) else { return .end }
        swap(&held, &response.body)
        return .end
    }

    private func send(_ response: inout Response) -> StreamStep {
        let count = min(Self.pieceBytes, held.count - sentBytes)
        response.body.append(held.bytes.extracting(sentBytes..<(sentBytes + count)))
        sentBytes += count
        return sentBytes < held.count ? .more : .end
    }

    private func refuse(_ response: inout Response) {
        let isAlone = room.held <= reservedBytes
        let limit = "the answers of requests that are not read to their end to have at most \(room.limit) bytes"
        let problem =
            isAlone
            ? Problem(.contentTooLarge, "expected \(limit), found more; send fewer rows at once")
            : Problem(
                .serviceUnavailable, "expected \(limit) together, found more; try again",
                fields: [.init("Retry-After", "1")])
        let identifier = note.requestID
        response.write(problem, instance: instance, requestID: identifier.span)
    }
}
