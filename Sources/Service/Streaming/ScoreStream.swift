import Bytes
import HTTP1
import Scoring

/// The answer to `POST /score`: rows are scored as they come, and what they are answered with is sent as it goes.
final class ScoreStream<Rows: RowScorer & ~Copyable>: RequestStream, NotedStream {
    private var rows: Rows
    private let contentType: StaticString
    private let instance: String
    private let counters: PredictionCounters?
    private let isHeld: Bool
    let note: StreamNote

    /// Makes a stream that scores `rows`.
    ///
    /// - Parameters:
    ///   - counters: where the predictions are counted.
    ///   - isHeld: whether what is answered may yet be refused, so that predictions are counted only by ``count()``.
    init(
        _ rows: consuming Rows, contentType: StaticString, instance: String, counters: PredictionCounters?,
        isHeld: Bool, note: StreamNote
    ) {
        self.rows = rows
        self.contentType = contentType
        self.instance = instance
        self.counters = counters
        self.isHeld = isHeld
        self.note = note
    }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep {
        prepare(&response)
        do throws(BulkError) {
            try rows.receive(part, into: &response.body)
            countUnlessHeld()
            return .more
        } catch {
            return fail(error, &response)
        }
    }

    func finish(response: inout Response) -> StreamStep {
        prepare(&response)
        do throws(BulkError) {
            try rows.finish(into: &response.body)
            countUnlessHeld()
            return .end
        } catch {
            return fail(error, &response)
        }
    }

    func produce(response: inout Response) -> StreamStep { .end }

    /// Begins a part of the answer.
    func prepare(_ response: inout Response) {
        response.contentType = contentType
        note.name(&response)
    }

    /// Counts the predictions that were made since they were last counted.
    func count() { counters?.count(rows.takeTally()) }

    private func countUnlessHeld() {
        if !isHeld { count() }
    }

    /// A table whose header is wrong is a problem, for nothing is answered yet.
    private func fail(_ error: BulkError, _ response: inout Response) -> StreamStep {
        countUnlessHeld()
        switch error {
        case .header(let issues) where issues.allSatisfy(\.location.isEmpty):
            write(Problem(.unprocessableContent, "the body is no table", errors: issues), &response)
        case .header(let issues):
            write(
                Problem(
                    .unprocessableContent, "the table's header has \(issues.count) column(s) too few or too many",
                    errors: issues), &response)
        case .unreadable(let message):
            write(Problem(.badRequest, "the body is no table: \(message)"), &response)
        }
        return .end
    }

    private func write(_ problem: Problem, _ response: inout Response) {
        let identifier = note.requestID
        response.write(problem, instance: instance, requestID: identifier.span)
    }
}
