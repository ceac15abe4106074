package import Bytes
package import JSON
package import Segmentation

/// Why a request is not answered with predictions.
package enum ScoringError: Error, Equatable {
    /// The bytes are no JSON, or more of it than is read; the text says which, what was expected, what was found and where.
    case malformed(String)
    /// The JSON holds values that cannot be scored: the first ones, and whether there are more.
    case invalid([FieldIssue], hasMore: Bool)
}

/// Scores the JSON of requests, one after the other, in memory of its own: nothing is allocated for a good customer.
package struct Scorer: ~Copyable {
    /// Most customers in one array; more belong in a stream.
    package static let largestBatch = 1_000
    /// Most issues reported at once.
    package static let mostIssues = 100

    private var reader = CustomerReader()
    private var workspace = Segmenter.Workspace()
    private var answered: [Prediction] = []
    private var answeredCount = 0

    /// What the last call answered, customer by customer; nothing where it threw.
    package var predictions: Span<Prediction> {
        @_lifetime(borrow self)
        get { answered.span.extracting(first: answeredCount) }
    }

    /// Makes a scorer.
    package init() {}

    /// Reads one customer, or an array of them, and appends one answer, or an array of them in the same order.
    ///
    /// - Parameters:
    ///   - document: the request's JSON.
    ///   - details: what the answers hold beside the segment.
    ///   - limits: what the document may hold.
    /// - Throws: ``ScoringError``; `output` is then as it was.
    package mutating func score(
        _ document: Span<UInt8>, with model: ModelScorer, details: AnswerDetails = .none,
        limits: JSONLimits = JSONLimits(),
        into output: inout ByteBuffer
    ) throws(ScoringError) {
        let start = output.count
        answeredCount = 0
        do {
            let issues = try scoreAll(document, model, details, limits, into: &output)
            if issues.isEmpty { return }
            answeredCount = 0
            output.truncate(to: start)
            throw ScoringError.invalid(
                Array(issues.prefix(Self.mostIssues)), hasMore: issues.count > Self.mostIssues)
        } catch let error as JSONError {
            answeredCount = 0
            output.truncate(to: start)
            throw .malformed("\(error.verdict): \(error.message(in: document))")
        } catch let error as ScoringError {
            throw error
        } catch {
            preconditionFailure("reading JSON throws nothing else")
        }
    }

    private mutating func scoreAll(
        _ document: Span<UInt8>, _ model: ModelScorer, _ details: AnswerDetails, _ limits: JSONLimits,
        into output: inout ByteBuffer
    ) throws(JSONError) -> [FieldIssue] {
        var json = try JSONReader(document, limits: limits)
        var issues: [FieldIssue] = []
        if json.isBeforeArray() {
            try json.beginArray()
            output.append("[")
            var count = 0
            while try json.nextElement() {
                if count >= Self.largestBatch || issues.count > Self.mostIssues {
                    // All that will be reported is known, but for how many there are.
                    try json.skipValue()
                } else {
                    if count > 0 { output.append(",") }
                    try scoreOne(&json, model, details, element: count, issues: &issues, into: &output)
                }
                count += 1
            }
            output.append("]")
            if count > Self.largestBatch {
                let message = "expected at most \(Self.largestBatch) customers, found \(count)"
                issues.insert(FieldIssue(.size, at: [], message), at: 0)
            }
        } else {
            try scoreOne(&json, model, details, element: nil, issues: &issues, into: &output)
        }
        try json.finish()
        return issues
    }

    @_lifetime(json: copy json)
    private mutating func scoreOne(
        _ json: inout JSONReader, _ model: ModelScorer, _ details: AnswerDetails, element: Int?,
        issues: inout [FieldIssue], into output: inout ByteBuffer
    ) throws(JSONError) {
        try reader.read(&json, rules: model.rules, element: element)
        guard reader.issues.isEmpty else { return issues.append(contentsOf: reader.issues) }
        let prediction = model.segmenter.predict(reader.customer, workspace: &workspace)
        note(prediction)
        model.format.append(
            prediction, identifier: reader.identifier.bytes, warnings: reader.warnings, to: &output)
        if !details.isEmpty { append(details, to: prediction, by: model, into: &output) }
    }

    /// Writes details behind the members of the answer that ends the output.
    @inline(never)
    private func append(
        _ details: AnswerDetails, to prediction: Prediction, by model: ModelScorer, into output: inout ByteBuffer
    ) {
        output.truncate(to: output.count - "}".utf8.count)
        if details.contains(.probabilities) {
            output.append(",\"probabilities\":")
            output.writeJSON { $0.probabilities(of: prediction, by: model, workspace) }
            output.append(",\"stability\":")
            output.writeJSON { $0.value(model.stability.isEmpty ? nil : model.stability[prediction.cluster]) }
        }
        if details.contains(.explanation) {
            let explanation = model.explainer.explain(reader.customer, prediction, workspace: workspace)
            output.append(",\"explanation\":")
            model.explanationFormat.append(explanation, of: reader.customer, in: prediction.cluster, to: &output)
        }
        if details.contains(.coordinates) {
            output.append(",\"coordinates\":")
            output.writeJSON { $0.coordinates(model.mapAxes?.place(reader.customer)) }
        }
        output.append("}")
    }

    /// Keeps a prediction in the place of an older one, where there is one.
    private mutating func note(_ prediction: Prediction) {
        if answeredCount < answered.count {
            answered[answeredCount] = prediction
        } else {
            answered.append(prediction)
        }
        answeredCount += 1
    }
}
