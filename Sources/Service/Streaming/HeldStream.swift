import Bytes
import HTTP1
import Scoring

/// A stream whose answer begins only when its request has been read to the end.
///
/// What the stream answers meanwhile is held, and its room given back piece by piece as it is sent. Where there is no
/// room for it the request is refused whole, which it still can be: nothing of its answer was sent. Predictions are
/// counted when their answer begins, so none of a request that was refused or went away.
final class HeldStream<Rows: RowScorer & ~Copyable>: RequestStream, NotedStream {
    private let stream: ScoreStream<Rows>
    private let room: HeldAnswers
    private let instance: String
    private var held = PieceQueue()
    private var reservedBytes = 0
    /// Whether the stream's answer is complete, whatever of the request is yet to come.
    private var isAnswered = false

    var note: StreamNote { stream.note }

    /// Holds the answer of `stream`, which must leave it to this one when predictions are counted.
    ///
    /// - Parameter instance: the path that was asked for.
    init(_ stream: ScoreStream<Rows>, within room: HeldAnswers, instance: String) {
        self.stream = stream
        self.room = room
        self.instance = instance
    }

    deinit { room.release(reservedBytes) }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        // What is behind the end of a table that breaks off is read and not looked at.
        if isAnswered { return .more }
        switch stream.receive(part, response: &response) {
        case .more: return hold(&response) ? .more : .end
        case .end where held.isEmpty: return answerAtOnce()
        case .end:
            isAnswered = true
            return hold(&response) ? .more : .end
        case .abort: return .abort
        }
    }

    func finish(response: inout Response) -> StreamStep {
        if isAnswered {
            stream.prepare(&response)
        } else {
            let step = stream.finish(response: &response)
            guard case .end = step else { return step }
            if held.isEmpty { return answerAtOnce() }
            guard hold(&response) else { return .end }
        }
        stream.count()
        return send(&response)
    }

    func produce(response: inout Response) -> StreamStep { send(&response) }

    /// A short answer, or a problem, is an ordinary one.
    private func answerAtOnce() -> StreamStep {
        stream.count()
        return .end
    }

    /// Takes over what was appended; where there is no room for it, `response` says so.
    private func hold(_ response: inout Response) -> Bool {
        let count = response.body.count
        guard room.reserve(count) else {
            refuse(count, &response)
            return false
        }
        reservedBytes += count
        held.append(response.body.bytes)
        response.body.removeAll()
        return true
    }

    private func send(_ response: inout Response) -> StreamStep {
        let count = held.moveFirst(to: &response.body)
        reservedBytes -= count
        room.release(count)
        return held.isEmpty ? .end : .more
    }

    /// Says that there is no room for `count` bytes more, and holds none any longer.
    private func refuse(_ count: Int, _ response: inout Response) {
        let limit = "the answers of requests that are not read to their end to have at most \(room.limit) bytes"
        // Trying again helps only where others take the room.
        let canFit = reservedBytes + count <= room.limit
        let problem =
            canFit
            ? Problem(
                .serviceUnavailable, "expected \(limit) together, found more; try again",
                fields: [.init("Retry-After", "1")])
            : Problem(.contentTooLarge, "expected \(limit), found more; send fewer rows at once")
        held = PieceQueue()
        room.release(reservedBytes)
        reservedBytes = 0
        let identifier = note.requestID
        response.write(problem, instance: instance, requestID: identifier.span)
    }
}
