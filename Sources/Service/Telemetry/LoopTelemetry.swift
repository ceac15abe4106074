import Bytes
import HTTP1
import Scoring
import Segmentation

/// What one loop notes about each request, from its head to its answer.
///
/// An answer is composed in the same breath as one of the methods about answering is called, unless a stream answers.
final class LoopTelemetry {
    let shared: Telemetry
    private let metrics: LoopMetrics
    private let predictions = Exclusive<[PredictionCounters]>([])
    private let notes: Exclusive<RequestNotes>
    private let durations = Exclusive(WaitingDurations())

    /// Notes what one more loop does.
    init(_ shared: Telemetry) {
        self.shared = shared
        let metrics = shared.metrics.addLoop()
        self.metrics = metrics
        notes = Exclusive(RequestNotes(shared.accessLog, metrics))
    }

    /// Learns which models are served from now on.
    func serve(_ catalog: ModelCatalog) {
        predictions.value = shared.metrics.counters(for: catalog, keeping: predictions.value)
    }

    /// Notes that a request's answer waits for its body.
    func awaiting() { metrics.add(to: .begun) }

    /// Names a request in its answer, which is written from the head alone.
    func answering(_ head: RequestHead, _ response: inout Response) {
        notes.value.begin(head, &response)
    }

    /// Takes down a request that a stream will answer.
    func streaming(_ head: RequestHead, _ response: inout Response) -> StreamNote {
        notes.value.begin(head, &response)
        return notes.value.keep()
    }

    /// Names a request in its answer, whose body is complete.
    func responding(to head: RequestHead, _ response: inout Response) {
        metrics.add(to: .ended)
        notes.value.begin(head, &response)
    }

    /// Notes that a request is turned away because the loop lags behind.
    func shed() { metrics.count(.overload) }

    /// Writes the answer to a request that was noted as waiting and is refused.
    func refuse(_ refusal: Refusal, of head: RequestHead, _ response: inout Response) {
        metrics.count(RefusalReason(refusal))
        metrics.add(to: .ended)
        notes.value.begin(head, &response)
        write(Problem(refusal.status, "\(refusal)"), instance: head.path.text, to: &response)
    }

    /// Writes the answer to a request that is refused because it cannot be read.
    ///
    /// - Parameter path: the path asked for, as far as it can be told.
    func refuse(_ refusal: Refusal, path: Span<UInt8>, _ response: inout Response) {
        metrics.count(RefusalReason(refusal))
        notes.value.beginUnread(&response)
        let problem = Problem(refusal.status, "\(refusal)")
        if InferenceProtocol.governs(path) { return response.writeInference(problem) }
        write(problem, instance: nil, to: &response)
    }

    /// Writes `problem` as the whole answer to the request that was named last.
    func write(_ problem: Problem, instance: String?, to response: inout Response) {
        response.write(problem, instance: instance, trace: notes.value.trace)
    }

    /// Counts what the scorer just answered by `model`.
    func count(_ scorer: borrowing Scorer, by model: ServedModel) {
        let scored = scorer.predictions
        for index in scored.indices { predictions.value[model.position].count(scored[index]) }
    }

    /// Counts what was just answered by `model`.
    func count(_ scored: [Prediction], by model: ServedModel) {
        let counters = predictions.value[model.position]
        for prediction in scored { counters.count(prediction) }
    }

    /// What counts the predictions of `model`, also when it is served no more.
    func counters(of model: ServedModel) -> PredictionCounters? { predictions.value.first { $0.counts(model) } }

    /// Notes that a stream has answered, or broken off.
    func answered(_ record: AnswerRecord, by stream: any RequestStream) {
        if let stream = stream as? any NotedStream { notes.value.restore(stream.note) }
        answered(record)
    }

    /// Notes that an answer is composed.
    func answered(_ record: AnswerRecord) {
        metrics.count(record)
        if record.isStreamed { metrics.add(to: .ended) }
        guard shared.accessLog == nil else { return log(record) }
        durations.value.append(record)
        if durations.value.isFull { sending() }
    }

    /// Notes that the answers composed so far are about to be sent, which ends their durations.
    func sending() {
        if !durations.value.isEmpty { durations.value.count(in: metrics, now: shared.clock()) }
    }

    /// Writes the answer's line, which needs its duration at once.
    private func log(_ record: AnswerRecord) {
        // The record's own times are the loop's: one per turn, in which most requests both come and are answered.
        let nanoseconds = shared.clock().nanoseconds(since: record.received)
        metrics.count(nanoseconds: nanoseconds, onRoute: record.route)
        notes.value.finish(record, nanoseconds: nanoseconds)
    }

    /// Notes that a request which waited will never be answered.
    func abandoned() { metrics.add(to: .abandoned) }

    /// Writes lines of the access log whose time has come; returns when the next ones' comes.
    func turnEnded(now: Timestamp) -> Timestamp {
        sending()
        return shared.accessLog == nil ? .never : notes.value.turnEnded(now: now)
    }

    /// Goes on in a new file where the log's was renamed.
    func reopenAccessLog() { notes.value.reopenAccessLog() }
}
