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
        case .inferenceModelReady:
            let model = try pathModel(of: head, match)
            write(&response) { InferenceProtocol.writeReady(model, to: &$0) }
        default:
            let model = try pathModel(of: head, match)
            write(&response) { InferenceEndpoint.writeMetadata(model, to: &$0) }
        }
    }

    /// Answers a request for inference whose body is complete.
    func infer(_ head: RequestHead, _ body: Span<UInt8>, _ response: inout Response) throws(Problem) {
        let model = try pathModel(of: head)
        let predictions = try InferenceEndpoint.infer(
            body, headerLength: try Self.headerLength(of: head), by: model, &response)
        telemetry.count(predictions, by: model)
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
