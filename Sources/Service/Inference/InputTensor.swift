import HTTP1
import JSON
import Scoring

/// A tensor of a request: its elements in row-major order.
struct InputTensor {
    let name: String
    let shape: [Int]
    let values: [CustomerValue]

    /// The first dimension: customers.
    var rows: Int { shape[0] }
    /// Elements of each row.
    var columns: Int { shape.dropFirst().reduce(1, *) }

    /// Reads a tensor described by `json`; its elements stand there, or in `binary` from `offset` on.
    init(_ json: JSONValue, binary: Span<UInt8>, offset: inout Int) throws(Problem) {
        guard let name = json["name"]?.string else { throw Self.problem("expected each of \"inputs\" to have a name") }
        self.name = name
        guard let type = json["datatype"]?.string.flatMap(TensorType.init), TensorType.inputs.contains(type) else {
            let expected = TensorType.inputs.map(\.rawValue).joined(separator: ", ")
            throw Self.problem("the input \"\(name)\": expected a datatype of \(expected)")
        }
        shape = try Self.shape(json["shape"], name)
        let count = shape.reduce(1, *)
        if let size = try Self.parameter("binary_data_size", of: json) {
            guard let size = size.integer, size >= 0, size <= binary.count - offset else {
                throw Self.problem("the input \"\(name)\": expected binary_data_size to be the bytes that follow")
            }
            values = try Self.elements(binary.extracting(offset..<(offset + size)), type, count, name)
            offset += size
        } else {
            guard let data = json["data"] else {
                throw Self.problem("the input \"\(name)\": expected data or binary_data_size, found neither")
            }
            var elements: [CustomerValue] = []
            try Self.flatten(data, type, into: &elements, name)
            values = elements
        }
        guard values.count == count else {
            throw Self.problem(
                "the input \"\(name)\": expected \(count) elements, as its shape says, found \(values.count)")
        }
    }

    private static func shape(_ json: JSONValue?, _ name: String) throws(Problem) -> [Int] {
        let sizes = json?.elements?.map { $0.integer ?? -1 } ?? []
        guard (1...2).contains(sizes.count), sizes.allSatisfy({ $0 >= 0 }) else {
            throw problem(
                "the input \"\(name)\": expected a shape of one or two sizes, [customers] or [customers, features]")
        }
        guard sizes[0] <= InferenceProtocol.largestBatch else {
            throw problem(
                "the input \"\(name)\": expected at most \(InferenceProtocol.largestBatch) customers, found \(sizes[0])"
            )
        }
        guard sizes.count == 1 || sizes[1] <= 1 << 16 else { throw problem("the input \"\(name)\": too many columns") }
        return sizes
    }

    /// Elements may be nested as the shape is, or flat.
    private static func flatten(
        _ json: JSONValue, _ type: TensorType, into elements: inout [CustomerValue], _ name: String
    ) throws(Problem) {
        switch (json, type) {
        case (.array(let parts), _):
            for part in parts { try flatten(part, type, into: &elements, name) }
        case (.null, _): elements.append(.missing)
        case (.string(let text), .bytes): elements.append(.text(Array(text.utf8)))
        case (.number(let number), .fp64), (.number(let number), .fp32): elements.append(.number(number))
        case (.number(let number), .int64), (.number(let number), .int32):
            guard number == number.rounded() else {
                throw problem("the input \"\(name)\": expected whole numbers, as its datatype says, found \(number)")
            }
            elements.append(.number(number))
        default:
            throw problem("the input \"\(name)\": expected elements of \(type.rawValue), found \(json.kind.rawValue)")
        }
    }

    /// Elements as they stand in memory, the least significant byte first; texts each behind their length.
    private static func elements(
        _ bytes: Span<UInt8>, _ type: TensorType, _ count: Int, _ name: String
    ) throws(Problem) -> [CustomerValue] {
        guard let width = type.width else { return try texts(bytes, count, name) }
        guard bytes.count == count * width else {
            throw problem("the input \"\(name)\": expected \(count * width) bytes, found \(bytes.count)")
        }
        return (0..<count).map { index in
            let bits = bytes.littleEndian(at: index * width, width: width)
            return switch type {
            case .fp64: .number(Double(bitPattern: bits))
            case .fp32: .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
            case .int64: .number(Double(Int64(bitPattern: bits)))
            default: .number(Double(Int32(truncatingIfNeeded: bits)))
            }
        }
    }

    private static func texts(_ bytes: Span<UInt8>, _ count: Int, _ name: String) throws(Problem) -> [CustomerValue] {
        var texts: [CustomerValue] = []
        var offset = 0
        while offset < bytes.count, texts.count <= count {
            guard bytes.count - offset >= 4 else { break }
            let length = Int(bytes.littleEndian(at: offset, width: 4))
            offset += 4
            guard length <= bytes.count - offset else { break }
            let text = bytes.extracting(offset..<(offset + length))
            guard (try? UTF8Span(validating: text)) != nil else {
                throw problem("the input \"\(name)\": expected UTF-8, found other bytes")
            }
            texts.append(.text(text.indices.map { text[$0] }))
            offset += length
        }
        guard offset == bytes.count else {
            throw problem("the input \"\(name)\": expected each text behind its length in four bytes")
        }
        return texts
    }

    /// The parameter `name` of a request, an input or an output; nil where there is none.
    static func parameter(_ name: String, of json: JSONValue) throws(Problem) -> JSONValue? {
        guard let parameters = json["parameters"], parameters != .null else { return nil }
        guard parameters.members != nil else { throw problem("expected \"parameters\" to be an object") }
        return parameters[name]
    }

    static func problem(_ message: String) -> Problem { Problem(.badRequest, message) }
}

extension Span<UInt8> {
    /// The number of `width` bytes at `offset`, the least significant first.
    fileprivate func littleEndian(at offset: Int, width: Int) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<width { bits |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return bits
    }
}
