import HTTP1
import Scoring

/// Elements that come as they stand in memory.
extension InputTensor {
    /// The elements in `bytes`, the least significant byte first; texts each behind their length.
    static func elements(
        _ bytes: Span<UInt8>, _ type: TensorType, _ count: Int, _ name: String
    ) throws(Problem) -> [CustomerValue] {
        guard let width = type.width else { return try texts(bytes, count, name) }
        guard bytes.count == count * width else {
            throw problem(name, "expected \(count * width) bytes, found \(bytes.count)")
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
                throw problem(name, "expected UTF-8, found other bytes")
            }
            texts.append(.text(text.indices.map { text[$0] }))
            offset += length
        }
        guard offset == bytes.count else {
            throw problem(name, "expected each text behind its length in four bytes")
        }
        return texts
    }
}

extension Span<UInt8> {
    /// The number of `width` bytes at `offset`, the least significant first.
    fileprivate func littleEndian(at offset: Int, width: Int) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<width { bits |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return bits
    }
}
