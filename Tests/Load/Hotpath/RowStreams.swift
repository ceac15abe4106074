import Bytes
import Scoring

/// Rows of a stream, with customers by recency, frequency and monetary value: a round is a row.
enum RowStreams {
    /// Rows come in hundreds, for the ratchet counts in hundreds.
    private static let rowsPerPiece = 100

    static func lines(of model: ModelScorer) -> (Int) -> Int {
        let lines = values.map { "{\"recency\":\($0),\"frequency\":\($1),\"monetary\":\($2)}\n" }
        return rounds(Array(lines.joined().utf8)) { LineScorer(model) }
    }

    static func rows(of model: ModelScorer) -> (Int) -> Int {
        let rows = values.map { "\($0),\($1),\($2)\n" }
        return rounds(Array(rows.joined().utf8), header: "recency,frequency,monetary\n") {
            TableScorer(model, isTabSeparated: false)
        }
    }

    /// Tables of a header and a row: a round is a table.
    static func tables(of model: ModelScorer) -> (Int) -> Int {
        let table = Array("recency,frequency,monetary\n12,8,2450.75\n".utf8)
        return { rounds in
            var output = ByteBuffer(capacity: 4096)
            for _ in 0..<rounds {
                output.removeAll()
                var scorer = TableScorer(model, isTabSeparated: false)
                do throws(BulkError) {
                    try scorer.receive(table.span, into: &output)
                    try scorer.finish(into: &output)
                } catch {
                    preconditionFailure("the sample can be read: \(error)")
                }
            }
            return output.count
        }
    }

    /// Customers of all kinds, the same each time.
    private static var values: [(Int, Int, String)] {
        var numbers = Numbers()
        return (0..<rowsPerPiece).map { _ in
            let next = numbers.next(3).map(\.magnitude)
            let pence = Int(next[2] * next[2] * 900_000) + 375
            return (
                Int(next[0] * 373) + 1, Int(next[1] * next[1] * 20) + 1,
                "\(pence / 100).\(pence % 100 < 10 ? "0" : "")\(pence % 100)"
            )
        }
    }

    private static func rounds<Scorer: RowScorer & ~Copyable>(
        _ text: [UInt8], header: String = "", _ makeScorer: @escaping () -> Scorer
    ) -> (Int) -> Int {
        { rounds in
            var scorer = makeScorer()
            var output = ByteBuffer(capacity: 256 * 1024)
            do throws(BulkError) {
                if !header.isEmpty { try scorer.receive(Array(header.utf8).span, into: &output) }
                for _ in 0..<max(1, rounds / rowsPerPiece) {
                    output.removeAll()
                    try scorer.receive(text.span, into: &output)
                }
            } catch {
                preconditionFailure("the sample can be read: \(error)")
            }
            precondition(scorer.takeTally().refused == 0, "the sample can be scored")
            return output.count
        }
    }
}
