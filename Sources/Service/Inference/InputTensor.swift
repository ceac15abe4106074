import Bytes
import HTTP1
import JSON
import Scoring

/// A tensor of a request: its elements in row-major order.
struct InputTensor {
    let name: String
    let shape: TensorShape
    let values: [CustomerValue]

    /// Reads a tensor described by `json`; its elements stand there, or in `binary` from `offset` on.
    init(_ json: JSONValue, binary: Span<UInt8>, offset: inout Int) throws(Problem) {
        let name = try Self.name(of: json, in: "inputs")
        let type = try Self.type(json["datatype"], name)
        let shape = try TensorShape(json["shape"], of: name)
        let parameters = try InferenceParameters.ofTensor(json, Self.called(name), knowing: "binary_data_size")
        (self.name, self.shape) = (name, shape)
        switch (json["data"], parameters["binary_data_size"]) {
        case (let data?, nil): values = try Self.elements(in: data, type, shape, name)
        case (nil, let size?):
            guard let size = size.integer, size >= 0, size <= binary.count - offset else {
                throw Self.problem(
                    name,
                    "expected binary_data_size to be at most \(binary.count - offset), the bytes that follow, found "
                        + size.found)
            }
            values = try Self.elements(binary.extracting(offset..<(offset + size)), type, shape.count, name)
            offset += size
        case (nil, nil): throw Self.problem(name, "expected data or binary_data_size, found neither")
        case (_?, _?): throw Self.problem(name, "expected data or binary_data_size, found both")
        }
        guard values.count == shape.count else {
            throw Self.problem(name, "expected \(shape.count) elements, as its shape says, found \(values.count)")
        }
    }

    /// The name of an element of the list `list`.
    static func name(of json: JSONValue, in list: String) throws(Problem) -> String {
        guard let name = json["name"]?.string else {
            let found = json.members == nil ? json.found : json["name"].found
            throw problem("expected each of \"\(list)\" to have a name, found \(found)")
        }
        return name
    }

    private static func type(_ json: JSONValue?, _ name: String) throws(Problem) -> TensorType {
        guard let type = json?.string.flatMap(TensorType.init), TensorType.inputs.contains(type) else {
            let expected = TensorType.inputs.map(\.rawValue).joined(separator: ", ")
            throw problem(name, "expected a datatype of \(expected), found \(json.found)")
        }
        return type
    }

    /// How complaints call the input `name`.
    private static func called(_ name: String) -> String { "the input \(name.utf8Span.span.quoted(limit: 80))" }

    /// A complaint about the input `name`.
    static func problem(_ name: String, _ message: String) -> Problem { problem("\(called(name)): \(message)") }

    static func problem(_ message: String) -> Problem { Problem(.badRequest, message) }
}
