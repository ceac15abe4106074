import Bytes
import JSON

/// The Open Inference Protocol, version 2, by which model servers of many makes are asked alike.
///
/// Reference: https://github.com/kserve/open-inference-protocol, with Triton's extension for binary tensors.
enum InferenceProtocol {
    /// The version that every model is of: a bundle holds one.
    static let modelVersion = "1"
    /// Customers in one request at most.
    static let largestBatch = 10_000
    /// Says how many bytes of a body are JSON; the rest are tensors.
    static let headerLengthField: StaticString = "Inference-Header-Content-Length"
    /// The media type of such a body.
    static let binaryType: StaticString = "application/octet-stream"

    /// Whether the protocol governs a path, and with it the form of errors.
    static func governs(_ path: String) -> Bool { path == "/v2" || path.hasPrefix("/v2/") }

    /// The same of a path that may hold anything.
    static func governs(_ path: Span<UInt8>) -> Bool {
        let root: StaticString = "/v2"
        guard path.count > root.utf8CodeUnitCount else { return path.hasSameBytes(as: root) }
        return path.extracting(first: root.utf8CodeUnitCount).hasSameBytes(as: root)
            && path[root.utf8CodeUnitCount] == UInt8(ascii: "/")
    }

    static func writeServer(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", ServiceIdentity.name)
        json.member("version", ServiceIdentity.version)
        json.member("extensions", ["binary_tensor_data"])
        json.endObject()
    }

    /// Writes an object of one truth value.
    static func write(_ name: String, _ isTrue: Bool, to json: inout JSONWriter) {
        json.beginObject()
        json.member(name, isTrue)
        json.endObject()
    }

    static func writeReady(_ model: ServedModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", model.name)
        json.member("ready", true)
        json.endObject()
    }
}
