internal import Bytes
internal import CSV
internal import Segmentation

/// The rows of a table of answers: what depends on the cluster alone is written once, when it is made.
struct TableWriter {
    private let format: CSVDelimiter
    private let delimiter: UInt8
    private let hasIdentifier: Bool
    /// For each cluster all of a row behind the id for each of three cases: the model flags an anomaly, none, or knows of
    /// none.
    ///
    /// All take as many bytes as the longest one, in whole sixteens: to copy them all takes less than to find out for each
    /// where it ends.
    private let rows: [UInt8]
    /// What each takes of `rows`.
    private let width: Int
    /// Bytes of each that are written.
    private let lengths: [Int]
    /// How far from its row's end the confidence begins, in each of the three cases.
    private let distances: [Int]

    private static let confidence = "0.0000"
    private static let flags = ["true", "false", ""]

    /// Makes the rows of a model's answers; without a model none can be written but those that say what is wrong.
    init(_ segmenter: Segmenter?, delimiter: CSVDelimiter, hasIdentifier: Bool) {
        format = delimiter
        self.delimiter = delimiter.rawValue
        self.hasIdentifier = hasIdentifier
        // All rows one behind the other, and where each ends: one buffer, for a table may have a single row.
        var written = ByteBuffer(capacity: 1024)
        var ends = [0]
        for segment in segmenter?.segments.segments ?? [] {
            for flag in Self.flags {
                Self.append(segment, flag: flag, delimiter, hasIdentifier: hasIdentifier, to: &written)
                ends.append(written.count)
            }
        }
        let lengths = ends.indices.dropFirst().map { ends[$0] - ends[$0 - 1] }
        let width = ((lengths.max() ?? 0) + 15) & ~15
        var rows = [UInt8](repeating: 0, count: width * lengths.count)
        let bytes = written.bytes
        for row in lengths.indices {
            for offset in 0..<lengths[row] { rows[row * width + offset] = bytes[ends[row] + offset] }
        }
        self.width = width
        self.lengths = lengths
        self.rows = rows
        // Behind the confidence stand the flag, three delimiters and the line end.
        distances = Self.flags.map { Self.confidence.utf8.count + $0.utf8.count + 4 }
    }

    /// Appends all of a row behind its id.
    private static func append(
        _ segment: Segment, flag: String, _ delimiter: CSVDelimiter, hasIdentifier: Bool, to output: inout ByteBuffer
    ) {
        var csv = CSVWriter(delimiter: delimiter)
        if hasIdentifier { csv.write("", to: &output) }
        csv.write(segment.cluster, to: &output)
        for text in [segment.name, confidence, flag, "", ""] { csv.write(text, to: &output) }
        csv.endRecord(to: &output)
    }

    func appendHeader(to output: inout ByteBuffer) {
        var csv = CSVWriter(delimiter: format)
        if hasIdentifier { csv.write("customer_id", to: &output) }
        for name in ["cluster", "segment", "confidence_score", "anomaly", "warnings", "error"] {
            csv.write(name, to: &output)
        }
        csv.endRecord(to: &output)
    }

    /// Appends the answer to a row.
    func append(
        _ prediction: Prediction, of record: borrowing CSVRecord, identifier: Int?, warnings: [FieldIssue],
        to output: inout ByteBuffer
    ) {
        appendIdentifier(of: record, identifier, to: &output)
        append(prediction, to: &output)
        if !warnings.isEmpty { append(warnings, to: &output) }
    }

    /// Appends the answers to the plain rows of `block`, whose ids stand in `text` at `identifiers`.
    func append(
        _ block: CustomerBlock, _ identifiers: [Range<Int>], in text: Span<UInt8>, to output: inout ByteBuffer
    ) {
        let (answers, rows, lengths) = (block.answers, rows.span, lengths.span)
        // An id takes up to whole sixteens while it is copied.
        output.append(upTo: block.count * (CustomerReader.longestIdentifier + 16 + width)) { room in
            for index in answers.indices {
                // Without quotes and ends of fields, so that it needs no quotes either.
                if hasIdentifier { room.append(text, at: identifiers[index]) }
                let (row, flag) = place(of: answers[index])
                room.append(rows, at: row * width, lengths[row], copying: width)
                room.replace(at: room.count - distances[flag], with: ShareText(answers[index].confidence))
            }
        }
    }

    /// Appends all of a row behind its id.
    private func append(_ prediction: Prediction, to output: inout ByteBuffer) {
        let (row, flag) = place(of: prediction)
        output.append(rows.span, at: (row * width)..<(row * width + lengths[row]))
        output.replace(at: output.count - distances[flag], withShare: prediction.confidence)
    }

    /// Which row an answer takes, and which of the three cases it is.
    @inline(__always)
    private func place(of prediction: Prediction) -> (row: Int, flag: Int) {
        let flag = prediction.isAnomaly.map { $0 ? 0 : 1 } ?? 2
        return (prediction.cluster * Self.flags.count + flag, flag)
    }

    /// Writes warnings in place of the empty field that a row ends with.
    @inline(never)
    private func append(_ warnings: [FieldIssue], to output: inout ByteBuffer) {
        output.truncate(to: output.count - 2)
        appendField(Self.text(of: warnings), to: &output)
        output.append(delimiter)
        output.append(UInt8(ascii: "\n"))
    }

    /// Appends why a row cannot be scored.
    @inline(never)
    func append(
        _ issues: [FieldIssue], of record: borrowing CSVRecord, identifier: Int?, to output: inout ByteBuffer
    ) {
        appendIdentifier(of: record, identifier, to: &output)
        appendError("line \(record.line): \(Self.text(of: issues))", to: &output)
    }

    /// Appends why a row cannot be taken apart.
    func append(_ error: String, to output: inout ByteBuffer) {
        appendError(error, to: &output)
    }

    private func appendIdentifier(
        of record: borrowing CSVRecord, _ column: Int?, to output: inout ByteBuffer
    ) {
        guard hasIdentifier else { return }
        if let column, column < record.count {
            var csv = CSVWriter(delimiter: format)
            csv.write(record[column], to: &output)
        }
    }

    private func appendError(_ text: String, to output: inout ByteBuffer) {
        for _ in 0..<(hasIdentifier ? 6 : 5) { output.append(delimiter) }
        appendField(text, to: &output)
        output.append(UInt8(ascii: "\n"))
    }

    private func appendField(_ text: String, to output: inout ByteBuffer) {
        var csv = CSVWriter(delimiter: format)
        csv.write(text, to: &output)
    }

    private static func text(of issues: [FieldIssue]) -> String { issues.map(\.sentence).joined(separator: "; ") }
}
