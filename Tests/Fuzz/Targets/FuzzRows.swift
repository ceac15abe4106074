import Bytes
import CSV
import JSON
import Scoring

/// Scores lines of JSON whole and in pieces, which must give the same answers: a line of JSON for each.
func fuzzLines(_ text: Span<UInt8>) {
    let scored = scoredAlike(text) { LineScorer(RowModel.scorer) }
    var lines = 0
    var start = 0
    while let end = scored.output.span.firstIndex(of: UInt8(ascii: "\n"), from: start) {
        let line = scored.output.span.extracting(start..<end)
        precondition((try? JSONValue(reading: line))?.members != nil, "an answer that is no object of JSON")
        lines += 1
        start = end + 1
    }
    precondition(start == scored.output.count, "an answer without a line end")
    precondition(lines == lineCount(of: text) && lines == scored.rows, "more or fewer answers than lines")
}

/// Scores a table whole and in pieces, which must give the same table: a row of it for each.
func fuzzTable(_ text: Span<UInt8>) {
    checkTable(scoredAlike(text) { TableScorer(RowModel.scorer, isTabSeparated: false) })
}

/// The same with tabs between fields.
func fuzzTabs(_ text: Span<UInt8>) {
    checkTable(scoredAlike(text) { TableScorer(RowModel.scorer, isTabSeparated: true) })
}

/// All that a scorer makes of a text.
private struct ScoredRows: Equatable {
    private(set) var output: [UInt8] = []
    private(set) var tally: RowTally
    private(set) var error: BulkError?

    /// Rows that were answered.
    var rows: Int { tally.clusters.reduce(tally.refused, +) }

    init<Scorer: RowScorer & ~Copyable>(_ text: Span<UInt8>, pieceBytes: Int, _ makeScorer: () -> Scorer) {
        var scorer = makeScorer()
        var output = ByteBuffer()
        var error: BulkError?
        do throws(BulkError) {
            for start in stride(from: 0, to: text.count, by: pieceBytes) {
                let part = text.extracting(start..<min(start + pieceBytes, text.count))
                try scorer.receive(part, into: &output)
            }
            try scorer.finish(into: &output)
        } catch let failure {
            error = failure
        }
        self.output = output.bytes.indices.map { output.bytes[$0] }
        self.error = error
        tally = scorer.takeTally()
    }
}

private func scoredAlike<Scorer: RowScorer & ~Copyable>(
    _ text: Span<UInt8>, _ makeScorer: () -> Scorer
) -> ScoredRows {
    let whole = ScoredRows(text, pieceBytes: max(text.count, 1), makeScorer)
    for pieceBytes in [1, 7] {
        precondition(
            ScoredRows(text, pieceBytes: pieceBytes, makeScorer) == whole,
            "pieces of \(pieceBytes) bytes are scored otherwise")
    }
    precondition((try? UTF8Span(validating: whole.output.span)) != nil, "answers that are no UTF-8")
    return whole
}

private func checkTable(_ scored: ScoredRows) {
    guard !scored.output.isEmpty else {
        precondition(scored.error != nil, "neither a table nor an error")
        return
    }
    precondition(scored.error == nil, "a table that breaks off")
    var reader = CSVReader(CSVOptions())
    var fields = 0
    var records = 0
    do throws(CSVError) {
        reader.append(scored.output.span)
        reader.finish()
        while try reader.next() {
            if records == 0 { fields = reader.record.count }
            precondition(reader.record.count == fields, "an answer with more or fewer fields than the header")
            records += 1
        }
    } catch {
        preconditionFailure("answers that are no table: \(error)")
    }
    precondition(records == scored.rows + 1, "more or fewer answers than rows")
}

/// Lines of a text; the last needs no end.
private func lineCount(of text: Span<UInt8>) -> Int {
    var count = 0
    var start = 0
    while let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) {
        count += 1
        start = end + 1
    }
    return start < text.count ? count + 1 : count
}
