import HTTP1
import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport

/// Asks each sample model for inference: what stands before the first line feed is JSON, what stands behind it are
/// binary tensors. Both must be scored or refused, in the form that the protocol has for it.
func fuzzInfer(_ input: Span<UInt8>) {
    for model in ["people", "shop"] {
        let request = InferenceMessage(input, model: model)
        let received = Replay.answers(
            to: request.body.span, behind: request.head, pieceBytes: max(request.body.count, 1), sampleService())
        guard let (answer, length) = Answer.first(in: received[...]), length == received.count, answer.isComplete
        else { preconditionFailure("no answer, or more than one") }
        switch answer.status {
        case 200: checkOutputs(answer)
        case 400: precondition(json(answer.body[...])["error"]?.string?.isEmpty == false, "a 400 without a word")
        default: preconditionFailure("the status \(answer.status)")
        }
    }
}

/// A request for inference.
private struct InferenceMessage {
    let head: [UInt8]
    private(set) var body: [UInt8] = []

    init(_ input: Span<UInt8>, model: String) {
        var jsonLength: Int?
        for index in input.indices {
            if jsonLength == nil, input[index] == UInt8(ascii: "\n") {
                jsonLength = index
            } else {
                body.append(input[index])
            }
        }
        let binary = jsonLength.map { "Inference-Header-Content-Length: \($0)\r\n" } ?? ""
        head = Array(
            "POST /v2/models/\(model)/infer HTTP/1.1\r\nHost: fuzz\r\n\(binary)Content-Length: \(body.count)\r\n\r\n"
                .utf8)
    }
}

/// A service of its own for each request, of the same models.
private func sampleService() -> ServiceHandler {
    let telemetry = Telemetry { Timestamp(nanoseconds: 0) }
    return ServiceHandler(catalog: sampleCatalog, limits: HTTPLimits(), telemetry: telemetry) { 0 }
}

private let sampleCatalog: ModelCatalog = {
    do {
        return try ModelCatalog([.sample(.attributes), .sample(.rfm)], directory: "models")
    } catch {
        preconditionFailure("the sample models are sound: \(error)")
    }
}()

/// Checks that each output has an element for each customer, or says how many bytes it takes.
private func checkOutputs(_ answer: Answer) {
    let length = answer["Inference-Header-Content-Length"].flatMap { Int($0) }
    let document = json(answer.body.prefix(length ?? answer.body.count))
    guard let outputs = document["outputs"]?.elements, !outputs.isEmpty else {
        preconditionFailure("a 200 without outputs")
    }
    var binaryBytes = 0
    for output in outputs {
        if let data = output["data"]?.elements {
            precondition(data.count == output["shape"]?[0]?.integer, "more or fewer elements than customers")
            if output["name"]?.string == "confidence" {
                precondition(data.allSatisfy { (0...1).contains($0.number ?? -1) }, "a confidence beyond 0 to 1")
            }
        } else {
            binaryBytes += output["parameters"]?["binary_data_size"]?.integer ?? -1
        }
    }
    precondition((length ?? answer.body.count) + binaryBytes == answer.body.count, "bytes that no output has")
}

private func json(_ text: ArraySlice<UInt8>) -> JSONValue {
    do {
        return try JSONValue(reading: Array(text).span)
    } catch {
        preconditionFailure("an answer that is no JSON: \(error)")
    }
}
