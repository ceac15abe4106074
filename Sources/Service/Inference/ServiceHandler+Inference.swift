import Bytes
import HTTP1
import ModelBundle

/// Requests of the Open Inference Protocol.
extension ServiceHandler {
    /// Answers a request of the protocol that has no body.
    func answerInference(
        _ match: RouteTable.Match, _ head: RequestHead, _ response: inout Response
    ) throws(Problem) {
        switch match.endpoint {
        case .inferenceServer: write(&response) { InferenceProtocol.writeServer(to: &$0) }
        case .inferenceLive: write(&response) { InferenceProtocol.write("live", true, to: &$0) }
        case .inferenceReady:
            if isDraining { response.status = .serviceUnavailable }
            write(&response) { InferenceProtocol.write("ready", !isDraining, to: &$0) }
        case .inferenceModelReady, .inferenceVersionReady:
            let model = try inferenceModel(of: head, match)
            write(&response) { InferenceProtocol.writeReady(model, to: &$0) }
        default:
            let model = try inferenceModel(of: head, match)
            write(&response) { InferenceEndpoint.writeMetadata(model, to: &$0) }
        }
    }

    /// Answers a request for inference whose body is complete.
    func infer(_ head: RequestHead, _ body: Span<UInt8>, _ response: inout Response) throws(Problem) {
        guard let match = table.match(head.path) else { throw .noSuchPath }
        let model = try inferenceModel(of: head, match)
        let predictions = try InferenceEndpoint.infer(
            body, headerLength: try Self.headerLength(of: head), by: model, &response)
        telemetry.count(predictions, by: model)
    }

    /// The model that the request's path names, where that names no version or one that there is.
    private func inferenceModel(of head: RequestHead, _ match: RouteTable.Match) throws(Problem) -> ServedModel {
        let model = try pathModel(of: head, match)
        guard !match.secondParameter.isEmpty else { return model }
        let version = PercentEncoding.decode(head.path.extracting(match.secondParameter), plusIsSpace: false)
        guard version == InferenceProtocol.modelVersion else {
            throw Problem(
                .notFound,
                "the model \"\(model.name)\" has no version \(version.utf8Span.span.quoted(limit: 40)); expected "
                    + InferenceProtocol.modelVersion)
        }
        return model
    }

    /// How many bytes of the body are JSON; nil for all.
    private static func headerLength(of head: RequestHead) throws(Problem) -> Int? {
        guard let value = head.header(InferenceProtocol.headerLengthField) else { return nil }
        guard let length = Int(value.text), length >= 0 else {
            throw Problem(
                .badRequest,
                "expected \(InferenceProtocol.headerLengthField) to be a number of bytes, found \(value.quoted(limit: 40))"
            )
        }
        return length
    }
}
