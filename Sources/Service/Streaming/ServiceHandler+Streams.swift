import Bytes
import HTTP1
import Scoring

/// Requests that are answered while their body comes.
extension ServiceHandler {
    /// The stream that answers `POST /score`.
    func scoreStream(_ head: RequestHead, _ response: inout Response) throws(Problem) -> any RequestStream {
        let query = QueryParameters(head.query)
        try query.check(knowing: Self.modelParameters + [Self.decimalMarkParameter])
        let model = try rowModel(query)
        let type = try RowType(of: head)
        let numbers = try Self.numbers(query, type)
        let counters = telemetry.counters(of: model)
        let instance = head.path.text
        var streamed = telemetry.streaming(head, &response)
        access?.share(head, &response)
        streamed.keepFields(of: response)
        let note = streamed
        func stream<Rows: RowScorer & ~Copyable>(_ rows: consuming Rows) -> any RequestStream {
            let stream = ScoreStream(
                rows, contentType: type.contentType, instance: instance, counters: counters,
                isHeld: heldAnswers != nil, note: note)
            guard let heldAnswers else { return stream }
            return HeldStream(stream, within: heldAnswers, instance: instance)
        }
        return switch type {
        case .lines: stream(LineScorer(model.scorer))
        case .commaSeparated: stream(TableScorer(model.scorer, isTabSeparated: false, numbers: numbers))
        case .tabSeparated: stream(TableScorer(model.scorer, isTabSeparated: true, numbers: numbers))
        }
    }

    private static let decimalMarkParameter = "decimal_mark"

    /// How the numbers of a table are written; JSON has a way of its own.
    private static func numbers(_ query: QueryParameters, _ type: RowType) throws(Problem) -> NumberForm {
        guard let text = try query.value(decimalMarkParameter) else { return .plain }
        guard let form = NumberForm(rawValue: text) else {
            throw QueryParameters.mismatch(
                decimalMarkParameter, "one of " + NumberForm.allCases.map(\.rawValue).joined(separator: ", "), text)
        }
        guard type != .lines || form == .plain else {
            throw QueryParameters.mismatch(decimalMarkParameter, "plain or left out for lines of JSON", text)
        }
        return form
    }

    /// Rows say nothing of their kind, so the model must be named wherever there are several.
    private func rowModel(_ query: QueryParameters) throws(Problem) -> ServedModel {
        if let name = try query.value("model") { return try namedModel(name) }
        guard catalog.models.count == 1 else {
            throw Problem(
                parameter: "model", .missing,
                "expected the query parameter \"model\" to be one of \(names), found none",
                "expected one of \(names), found nothing")
        }
        return catalog.models[0]
    }
}
