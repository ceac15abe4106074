import HTTP1
import JSON
import Scoring

/// Elements that come as JSON.
extension InputTensor {
    /// The elements of `data`: a flat list, or lists nested as the shape is.
    static func elements(
        in data: JSONValue, _ type: TensorType, _ shape: TensorShape, _ name: String
    ) throws(Problem) -> [CustomerValue] {
        guard let list = data.elements else {
            throw problem(name, "expected data to be a list of elements, found \(data.found)")
        }
        var elements: [CustomerValue] = []
        if list.first?.elements == nil {
            for element in list { elements.append(try Self.element(element, type, name)) }
        } else {
            try append(data, nestedAs: shape.sizes[...], of: shape, type, name, to: &elements)
        }
        return elements
    }

    /// Appends the elements of lists that must be as long as `sizes` say, the outermost first.
    private static func append(
        _ data: JSONValue, nestedAs sizes: ArraySlice<Int>, of shape: TensorShape, _ type: TensorType, _ name: String,
        to elements: inout [CustomerValue]
    ) throws(Problem) {
        guard let size = sizes.first else { return elements.append(try element(data, type, name)) }
        guard let list = data.elements, list.count == size else {
            throw problem(
                name,
                "expected data to be flat or nested as its shape \(shape) says, found \(data.found) where it says \(size)"
            )
        }
        for part in list {
            try append(part, nestedAs: sizes.dropFirst(), of: shape, type, name, to: &elements)
        }
    }

    private static func element(_ json: JSONValue, _ type: TensorType, _ name: String) throws(Problem) -> CustomerValue
    {
        switch (json, type) {
        case (.null, _): return .missing
        case (.string(let text), .bytes): return .text(Array(text.utf8))
        case (.number(let number), .fp64), (.number(let number), .fp32), (.number(let number), .int64),
            (.number(let number), .int32):
            guard type.isOfFractions || number == number.rounded() else {
                throw problem(name, "expected whole numbers, as its datatype says, found \(json.found)")
            }
            guard type.holds(number) else {
                throw problem(name, "expected numbers that \(type.rawValue) can hold, found \(json.found)")
            }
            return .number(number)
        default: throw problem(name, "expected elements of \(type.rawValue), found \(json.kind.rawValue)")
        }
    }
}
