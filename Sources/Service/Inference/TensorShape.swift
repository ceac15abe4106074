import HTTP1
import JSON

/// The sizes of a tensor: customers, and features where it holds those of each.
struct TensorShape: CustomStringConvertible {
    private static let mostColumns = 1 << 16

    /// One size or two.
    let sizes: [Int]

    /// The first dimension: customers.
    var rows: Int { sizes[0] }
    /// Elements of each row.
    var columns: Int { sizes.count > 1 ? sizes[1] : 1 }
    /// Elements in all.
    var count: Int { rows * columns }

    var description: String { "\(sizes)" }

    /// Reads the `shape` of the input `name`.
    init(_ json: JSONValue?, of name: String) throws(Problem) {
        guard let list = json?.elements, (1...2).contains(list.count) else {
            throw InputTensor.problem(
                name, "expected a shape of one or two sizes, [customers] or [customers, features], found \(json.found)")
        }
        var sizes: [Int] = []
        for size in list {
            guard let number = size.number, number >= 0, number == number.rounded() else {
                throw InputTensor.problem(
                    name, "expected the sizes of its shape to be whole numbers of at least 0, found \(size.found)")
            }
            let (limit, unit) =
                sizes.isEmpty ? (InferenceProtocol.largestBatch, "customers") : (Self.mostColumns, "columns")
            guard number <= Double(limit) else {
                throw InputTensor.problem(name, "expected at most \(limit) \(unit), found \(size.found)")
            }
            sizes.append(Int(number))
        }
        self.sizes = sizes
    }
}
