package import Bytes
internal import JSON
internal import Segmentation

/// Scores lines of JSON, one customer each (NDJSON): a line of JSON out for each.
///
///     {"customer_id":"C1","recency":30,"frequency":4,"monetary":2500}
///     {"customer_id":"C1","cluster":3,"segment":"Potential Loyalists","confidence_score":0.9994,"anomaly":false,"warnings":[]}
///
/// A line that cannot be scored gives `{"line":2,"error":"…","errors":[…]}`; a blank one, or one that is too long, too.
package struct LineScorer: RowScorer, ~Copyable {
    // The model's parts by themselves: taken out of it for each line, each would be copied and its owners counted.
    private let segmenter: Segmenter
    private let rules: CustomerRules
    private let format: PredictionFormat
    private var reader = CustomerReader()
    private var workspace = Segmenter.Workspace()
    /// The line that is not complete.
    private var held = ByteBuffer()
    /// Whether the rest of a line that was too long is passed over.
    private var isSkipping = false
    private var line = 1
    private var tally: RowTally

    /// Makes a scorer that has read nothing yet.
    package init(_ model: ModelScorer) {
        segmenter = model.segmenter
        rules = model.rules
        format = model.rowFormat
        tally = RowTally(clusterCount: model.segmenter.segments.segments.count)
    }

    package mutating func takeTally() -> RowTally { tally.take() }

    package mutating func receive(_ part: Span<UInt8>, into output: inout ByteBuffer) throws(BulkError) {
        var start = 0
        while let end = part.firstIndex(of: UInt8(ascii: "\n"), from: start) {
            complete(with: part.extracting(start..<end), into: &output)
            start = end + 1
        }
        hold(part.extracting(start..<part.count), into: &output)
    }

    package mutating func finish(into output: inout ByteBuffer) throws(BulkError) {
        if !held.isEmpty { scoreHeld(into: &output) }
    }

    private mutating func complete(with rest: Span<UInt8>, into output: inout ByteBuffer) {
        if isSkipping {
            isSkipping = false
        } else if held.isEmpty, rest.count <= RowLimits.rowBytes {
            score(rest, into: &output)
        } else {
            hold(rest, into: &output)
            if !isSkipping { scoreHeld(into: &output) }
            isSkipping = false
        }
        line += 1
    }

    /// Keeps the beginning of a line, or what follows of it, until its end comes.
    private mutating func hold(_ bytes: Span<UInt8>, into output: inout ByteBuffer) {
        guard !isSkipping, !bytes.isEmpty else { return }
        guard held.count + bytes.count <= RowLimits.rowBytes else {
            isSkipping = true
            held.removeAll()
            return refuse("expected a line of at most \(RowLimits.rowBytes) bytes, found a longer one", into: &output)
        }
        held.append(bytes)
    }

    private mutating func scoreHeld(into output: inout ByteBuffer) {
        // Taken out while it is read, so that its bytes cannot change under the view of them.
        var text = exchange(&held, with: ByteBuffer())
        score(text.bytes, into: &output)
        text.removeAll()
        held = text
    }

    private mutating func score(_ text: Span<UInt8>, into output: inout ByteBuffer) {
        do throws(JSONError) {
            var json = try JSONReader(text)
            try reader.read(&json, rules: rules, element: nil)
            try json.finish()
        } catch {
            return refuse("the line is \(error.verdict): \(error.message(inLine: text))", into: &output)
        }
        guard reader.issues.isEmpty else { return refuse(reader.issues, into: &output) }
        let prediction = segmenter.predict(reader.customer, workspace: &workspace)
        tally.count(prediction)
        format.append(
            prediction, identifier: reader.identifier.bytes, warnings: reader.warnings, to: &output)
        output.append(UInt8(ascii: "\n"))
    }

    @inline(never)
    private mutating func refuse(_ issues: [FieldIssue], into output: inout ByteBuffer) {
        refuse("the line has \(issues.count) value(s) that cannot be scored", issues, into: &output)
    }

    @inline(never)
    private mutating func refuse(_ message: String, _ issues: [FieldIssue] = [], into output: inout ByteBuffer) {
        tally.refused += 1
        output.writeJSON { json in
            json.beginObject()
            json.member("line", line)
            json.member("error", message)
            json.key("errors")
            json.value(issues, in: [])
            json.endObject()
        }
        output.append(UInt8(ascii: "\n"))
    }
}
