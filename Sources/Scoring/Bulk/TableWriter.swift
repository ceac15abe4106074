internal import Bytes
internal import CSV
internal import Segmentation

/// The rows of a table of answers: what depends on the cluster alone is written once, when it is made.
struct TableWriter {
    private let delimiter: CSVDelimiter
    private let hasIdentifier: Bool
    /// For each cluster its number and its segment's name, and the delimiters around them.
    private let middles: [UInt8]
    /// Where each begins, and where the last ends.
    private let bounds: [Int]

    init(_ segmenter: Segmenter, delimiter: CSVDelimiter, hasIdentifier: Bool) {
        self.delimiter = delimiter
        self.hasIdentifier = hasIdentifier
        var buffer = ByteBuffer(capacity: 1024)
        var bounds = [0]
        for segment in segmenter.segments.segments {
            var csv = CSVWriter(delimiter: delimiter)
            csv.write(segment.cluster, to: &buffer)
            csv.write(segment.name, to: &buffer)
            buffer.append(delimiter.rawValue)
            bounds.append(buffer.count)
        }
        middles = buffer.bytes.indices.map { buffer.bytes[$0] }
        self.bounds = bounds
    }

    func appendHeader(to output: inout ByteBuffer) {
        var csv = CSVWriter(delimiter: delimiter)
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
        let middle = middles.span.extracting(bounds[prediction.cluster]..<bounds[prediction.cluster + 1])
        output.append(middle)
        output.append(prediction.confidence, fractionDigits: PredictionFormat.confidenceDigits)
        output.append(delimiter.rawValue)
        if let isAnomaly = prediction.isAnomaly {
            if isAnomaly { output.append("true") } else { output.append("false") }
        }
        output.append(delimiter.rawValue)
        if !warnings.isEmpty { appendField(Self.text(of: warnings), to: &output) }
        output.append(delimiter.rawValue)
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

    /// Appends why the table cannot be read on.
    func append(_ error: String, to output: inout ByteBuffer) {
        if hasIdentifier { output.append(delimiter.rawValue) }
        appendError(error, to: &output)
    }

    private func appendIdentifier(
        of record: borrowing CSVRecord, _ column: Int?, to output: inout ByteBuffer
    ) {
        guard hasIdentifier else { return }
        if let column, column < record.count {
            var csv = CSVWriter(delimiter: delimiter)
            csv.write(record[column], to: &output)
        }
        output.append(delimiter.rawValue)
    }

    private func appendError(_ text: String, to output: inout ByteBuffer) {
        for _ in 0..<5 { output.append(delimiter.rawValue) }
        appendField(text, to: &output)
        output.append(UInt8(ascii: "\n"))
    }

    private func appendField(_ text: String, to output: inout ByteBuffer) {
        var csv = CSVWriter(delimiter: delimiter)
        csv.write(text, to: &output)
    }

    private static func text(of issues: [FieldIssue]) -> String { issues.map(\.sentence).joined(separator: "; ") }
}
