/// The datatypes of tensors that are read or written.
enum TensorType: String, CaseIterable {
    case fp64 = "FP64"
    case fp32 = "FP32"
    case int64 = "INT64"
    case int32 = "INT32"
    case bytes = "BYTES"
    case bool = "BOOL"

    /// Those that inputs may have.
    static let inputs: [TensorType] = [.fp64, .fp32, .int64, .int32, .bytes]

    /// Bytes of one element in a binary tensor; nil where each says its own length.
    var width: Int? {
        switch self {
        case .fp64, .int64: 8
        case .fp32, .int32: 4
        case .bool: 1
        case .bytes: nil
        }
    }

    /// Whether an element can be a number that is not whole.
    var isOfFractions: Bool { self == .fp64 || self == .fp32 }

    /// Whether an element can be `number`, which in JSON may be of any size.
    func holds(_ number: Double) -> Bool {
        switch self {
        case .fp64: true
        case .fp32: Float(number).isFinite
        case .int64: Int64(exactly: number) != nil
        case .int32: Int32(exactly: number) != nil
        case .bytes, .bool: false
        }
    }
}
