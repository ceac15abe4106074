import HTTP1
import JSON

/// What is asked of a model: tensors in, and which tensors out in which form.
struct InferenceRequest {
    /// An output that was asked for by its name.
    struct Output {
        let name: String
        let isBinary: Bool
    }

    /// Given back as it came; nil where there was none.
    let id: String?
    let inputs: [InputTensor]
    /// The outputs wanted; nil for all.
    let outputs: [Output]?
    /// Whether outputs are binary where the request does not name them.
    let prefersBinary: Bool

    /// Reads a body: JSON and, behind its first `headerLength` bytes, binary tensors.
    init(_ body: Span<UInt8>, headerLength: Int?) throws(Problem) {
        let length = headerLength ?? body.count
        guard length <= body.count else {
            throw Problem(
                .badRequest,
                "expected \(InferenceProtocol.headerLengthField) to be at most the body's \(body.count) bytes, found \(length)"
            )
        }
        let json = try Self.json(body.extracting(first: length))
        guard json.members != nil else {
            throw InputTensor.problem("expected an object with \"inputs\", found \(json.found)")
        }
        id = json["id"]?.string
        guard json["id"].map({ $0.string != nil }) ?? true else {
            throw InputTensor.problem("expected \"id\" to be a string, found \(json["id"].found)")
        }
        guard let list = json["inputs"]?.elements, !list.isEmpty else {
            throw InputTensor.problem("expected \"inputs\" to be a list of tensors, found \(json["inputs"].found)")
        }
        let binary = body.extracting(droppingFirst: length)
        var offset = 0
        var inputs: [InputTensor] = []
        for tensor in list { inputs.append(try InputTensor(tensor, binary: binary, offset: &offset)) }
        guard offset == binary.count else {
            throw InputTensor.problem("expected \(offset) bytes of binary tensors, found \(binary.count)")
        }
        self.inputs = inputs
        prefersBinary = try InferenceParameters.ofRequest(json).flag("binary_data_output") ?? false
        outputs = try Self.outputs(json["outputs"], prefersBinary)
    }

    private static func json(_ text: Span<UInt8>) throws(Problem) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(reading: text, limits: JSONLimits(depth: 8))
        } catch {
            throw Problem(.badRequest, "the request is \(error.verdict): \(error.message(in: text))")
        }
    }

    private static func outputs(_ json: JSONValue?, _ prefersBinary: Bool) throws(Problem) -> [Output]? {
        guard let json else { return nil }
        guard let list = json.elements else {
            throw InputTensor.problem("expected \"outputs\" to be a list, found \(json.found)")
        }
        var outputs: [Output] = []
        for output in list {
            let name = try InputTensor.name(of: output, in: "outputs")
            guard !outputs.contains(where: { $0.name == name }) else {
                throw InputTensor.problem("expected the output \"\(name)\" once")
            }
            let parameters = try InferenceParameters.ofTensor(
                output, "the output \"\(name)\"", knowing: "binary_data")
            outputs.append(Output(name: name, isBinary: try parameters.flag("binary_data") ?? prefersBinary))
        }
        return outputs
    }
}
