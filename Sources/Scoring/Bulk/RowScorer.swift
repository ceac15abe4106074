package import Bytes
internal import Segmentation

/// Scores rows that come in pieces of any size, one after the other: one answer out per row in, in order.
///
/// Nothing is kept but the row that is not complete, so memory does not grow with the number of rows. A row that cannot
/// be scored gives an answer that says why, with its line, and the next one is read.
package protocol RowScorer: ~Copyable {
    /// Takes the next bytes of the text and appends an answer for each row that they complete.
    ///
    /// - Throws: ``BulkError`` where nothing can be scored; nothing is appended.
    mutating func receive(_ part: Span<UInt8>, into output: inout ByteBuffer) throws(BulkError)
    /// Learns that the text has ended, and answers its last row where no line end stood behind it.
    mutating func finish(into output: inout ByteBuffer) throws(BulkError)
    /// Gives what was answered since this was called last.
    mutating func takeTally() -> RowTally
}

/// How many rows were answered, and with what.
package struct RowTally: Sendable, Equatable {
    /// Rows by the cluster they were given.
    package internal(set) var clusters: [Int]
    /// Rows that were flagged as anomalies.
    package internal(set) var anomalies = 0
    /// Rows that could not be scored.
    package internal(set) var refused = 0

    /// Rows in all.
    package var rows: Int { clusters.reduce(refused, +) }

    init(clusterCount: Int) {
        clusters = [Int](repeating: 0, count: clusterCount)
    }

    mutating func count(_ prediction: Prediction) {
        clusters[prediction.cluster] += 1
        if prediction.isAnomaly == true { anomalies += 1 }
    }

    mutating func count(_ block: CustomerBlock) {
        var found = 0
        var counts = clusters.mutableSpan
        let answers = block.answers
        for index in answers.indices {
            let prediction = answers[index]
            counts[prediction.cluster] += 1
            if prediction.isAnomaly == true { found += 1 }
        }
        anomalies += found
    }

    /// What was counted; from here on it counts anew.
    mutating func take() -> RowTally {
        defer { self = RowTally(clusterCount: clusters.count) }
        return self
    }
}

/// Why no row can be scored.
package enum BulkError: Error, Equatable, Sendable {
    /// The table's header lacks columns or names them twice: no row can be scored.
    case header([FieldIssue])
    /// The text does not begin as a table does.
    case unreadable(String)
}
