import Bytes
import HTTP1
import JSON
import ModelBundle
import Segmentation

/// `GET /v2/models/{m}` and `POST /v2/models/{m}/infer`.
enum InferenceEndpoint {
    static func writeMetadata(_ model: ServedModel, to json: inout JSONWriter) {
        let schema = model.loaded.segmenter.encoder.schema
        json.beginObject()
        json.member("name", model.name)
        json.member("versions", [InferenceProtocol.modelVersion])
        json.member("platform", ServiceIdentity.name)
        json.key("inputs")
        json.beginArray()
        for feature in schema.features {
            let isNumber = if case .number = feature.kind { true } else { false }
            write(feature.name, isNumber ? .fp64 : .bytes, to: &json)
        }
        json.endArray()
        json.key("outputs")
        json.beginArray()
        for output in InferenceOutput.all(of: model) { write(output.rawValue, output.type, to: &json) }
        json.endArray()
        json.endObject()
    }

    /// Scores the customers of `body` and writes the answer.
    ///
    /// - Returns: what was predicted.
    static func infer(
        _ body: Span<UInt8>, headerLength: Int?, by model: ServedModel, _ response: inout Response
    ) throws(Problem) -> [Prediction] {
        let request = try InferenceRequest(body, headerLength: headerLength)
        let outputs = try wanted(request, of: model)
        let batch = try InferenceBatch(request.inputs, by: model)
        var binary = ByteBuffer()
        response.contentType = "application/json"
        response.body.writeJSON { json in
            json.beginObject()
            json.member("model_name", model.name)
            json.member("model_version", InferenceProtocol.modelVersion)
            if let id = request.id { json.member("id", id) }
            json.key("outputs")
            json.beginArray()
            for (output, isBinary) in outputs {
                write(output, isBinary, batch, of: model, to: &json, binary: &binary)
            }
            json.endArray()
            json.endObject()
        }
        if outputs.contains(where: \.isBinary) {
            response.contentType = InferenceProtocol.binaryType
            response.addField(InferenceProtocol.headerLengthField, decimal: response.body.count)
            response.body.append(contentsOf: binary)
        }
        return batch.predictions
    }

    private static func wanted(
        _ request: InferenceRequest, of model: ServedModel
    ) throws(Problem) -> [(output: InferenceOutput, isBinary: Bool)] {
        guard let names = request.outputs, !names.isEmpty else {
            return InferenceOutput.standard(of: model).map { ($0, request.prefersBinary) }
        }
        let all = InferenceOutput.all(of: model)
        var outputs: [(InferenceOutput, Bool)] = []
        for wanted in names {
            guard let output = all.first(where: { $0.rawValue == wanted.name }) else {
                let known = all.map(\.rawValue).joined(separator: ", ")
                throw InputTensor.problem("the model has no output \"\(wanted.name)\"; expected \(known)")
            }
            outputs.append((output, wanted.isBinary))
        }
        return outputs
    }

    private static func write(
        _ output: InferenceOutput, _ isBinary: Bool, _ batch: InferenceBatch, of model: ServedModel,
        to json: inout JSONWriter, binary: inout ByteBuffer
    ) {
        json.beginObject()
        json.member("name", output.rawValue)
        json.member("datatype", output.type.rawValue)
        json.key("shape")
        json.value([Double(batch.predictions.count)])
        if isBinary {
            let before = binary.count
            output.append(batch, of: model, to: &binary)
            json.key("parameters")
            json.beginObject()
            json.member("binary_data_size", binary.count - before)
            json.endObject()
        } else {
            json.key("data")
            output.write(batch, of: model, to: &json)
        }
        json.endObject()
    }

    private static func write(_ name: String, _ type: TensorType, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("datatype", type.rawValue)
        json.key("shape")
        json.value([-1])
        json.endObject()
    }
}
