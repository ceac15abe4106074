import HTTP1

/// Answers whose durations are not counted yet: those that are sent together end together, by one reading of the clock.
struct WaitingDurations: ~Copyable {
    private struct Answer {
        var route = 0
        var received = Timestamp.never
    }

    private var answers = InlineArray<64, Answer>(repeating: Answer())
    private var count = 0

    /// Whether another one finds no room.
    var isFull: Bool { count == answers.count }

    /// Whether none waits.
    var isEmpty: Bool { count == 0 }

    /// Adds an answer, for which there is room.
    @inline(__always)
    mutating func append(_ record: AnswerRecord) {
        answers[count] = Answer(route: record.route, received: record.received)
        count += 1
    }

    /// Counts all of them as ended `now`.
    mutating func count(in metrics: LoopMetrics, now: Timestamp) {
        for index in 0..<count {
            let answer = answers[index]
            metrics.count(nanoseconds: now.nanoseconds(since: answer.received), onRoute: answer.route)
        }
        count = 0
    }
}
