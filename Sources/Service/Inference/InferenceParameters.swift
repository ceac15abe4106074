import Bytes
import HTTP1
import JSON

/// The `parameters` of a request, of an input or of an output.
struct InferenceParameters {
    /// Those of a request that tell a server how to schedule it, or to which sequence it belongs. Every customer is
    /// scored at once and for itself, so they change nothing.
    private static let withoutEffect = ["priority", "timeout", "sequence_id", "sequence_start", "sequence_end"]

    /// What clients of MLServer say of a tensor or of all: what it is to become there, an array, a table or texts. Of
    /// others (`base64`, `datetime`, `raw`) the elements are not what they seem.
    private static let contentTypes = ["np", "pd", "str"]

    private let values: JSONValue?
    private let owner: String

    /// Reads those of a request.
    static func ofRequest(_ json: JSONValue) throws(Problem) -> InferenceParameters {
        let names = ["binary_data_output", "content_type"] + withoutEffect
        return try InferenceParameters(of: json, "the request", knowing: names)
    }

    /// Reads those of an input or an output, of which `name` is the one that changes anything.
    static func ofTensor(_ json: JSONValue, _ owner: String, knowing name: String) throws(Problem) -> Self {
        try InferenceParameters(of: json, owner, knowing: [name, "content_type"])
    }

    /// Reads the parameters of `json`, of which no others may be there than those of `names`: what nobody looks at would
    /// be left undone without a word.
    private init(of json: JSONValue, _ owner: String, knowing names: [String]) throws(Problem) {
        self.owner = owner
        values = json["parameters"]
        guard let values, values != .null else { return }
        guard let members = values.members else {
            throw InputTensor.problem("\(owner): expected \"parameters\" to be an object, found \(values.found)")
        }
        if let unknown = members.first(where: { !names.contains($0.key) }) {
            throw InputTensor.problem(
                "\(owner): expected no parameters but \(names.joined(separator: ", ")), found "
                    + unknown.key.utf8Span.span.quoted(limit: 40))
        }
        try checkContentType()
    }

    private func checkContentType() throws(Problem) {
        guard let type = self["content_type"] else { return }
        guard type.string.map(Self.contentTypes.contains) != true else { return }
        let expected = Self.contentTypes.joined(separator: ", ")
        throw InputTensor.problem("\(owner): expected a \"content_type\" of \(expected), found \(type.found)")
    }

    /// The parameter `name`; nil where it is not given.
    subscript(name: String) -> JSONValue? { values?[name] }

    /// The parameter `name`, which is true or false; nil where it is not given.
    func flag(_ name: String) throws(Problem) -> Bool? {
        guard let value = self[name] else { return nil }
        guard let flag = value.bool else {
            throw InputTensor.problem("\(owner): expected \"\(name)\" to be true or false, found \(value.found)")
        }
        return flag
    }
}
