import HTTP1
import Scoring

/// What one loop notes about each request, from its head to its answer.
///
/// An answer is composed in the same breath as `answering` or `refusing` is called; one that comes without is the end
/// of a stream.
final class LoopTelemetry {
    let shared: Telemetry
    private let metrics: LoopMetrics
    private var predictions: [PredictionCounters] = []
    /// Whether the answer being composed is one whose request never waited.
    private var isImmediate = false

    /// Notes what one more loop does.
    init(_ shared: Telemetry) {
        self.shared = shared
        metrics = shared.metrics.addLoop()
    }

    /// Learns which models are served from now on.
    func serve(_ catalog: ModelCatalog) {
        predictions = shared.metrics.counters(for: catalog, keeping: predictions)
    }

    /// Notes that a request's answer waits for its body.
    func awaiting() { metrics.add(to: .begun) }

    /// Notes that a request is about to be answered from its head.
    func answering() { isImmediate = true }

    /// Notes a refusal.
    ///
    /// - Parameter wasAwaited: whether the request was noted as waiting before.
    func refusing(_ refusal: Refusal, wasAwaited: Bool) {
        metrics.count(refusal)
        isImmediate = !wasAwaited
    }

    /// Counts what the scorer just answered by `model`.
    func count(_ scorer: borrowing Scorer, by model: ServedModel) {
        let counters = predictions[model.position]
        let scored = scorer.predictions
        for index in scored.indices { counters.count(scored[index]) }
    }

    /// Notes that an answer is composed.
    func answered(_ record: AnswerRecord) {
        // The record's own times are the loop's: one per turn, in which most requests both come and are answered.
        metrics.count(record, nanoseconds: shared.clock().nanoseconds(since: record.received))
        if !isImmediate { metrics.add(to: .ended) }
        isImmediate = false
    }

    /// Notes that a request which waited will never be answered.
    func abandoned() { metrics.add(to: .abandoned) }
}
