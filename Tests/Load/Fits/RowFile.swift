import FoundationEssentials
import Segmentation

/// Numbers of eight bytes each, one after the other, least byte first, as NumPy's `tofile` leaves them.
enum RowFile {
    /// The first `most` rows of a file of doubles.
    static func points(_ path: String, columns: Int, most: Int) throws -> Matrix {
        let words = try words(path)
        let rows = min(words.count / columns, most)
        return Matrix(
            rows: rows, columns: columns, values: words.prefix(rows * columns).map { Double(bitPattern: $0) })
    }

    static func labels(_ path: String) throws -> [Int] {
        try words(path).map { Int(Int64(bitPattern: $0)) }
    }

    static func write(_ labels: [Int], to path: String) throws {
        var data = Data(capacity: labels.count * 8)
        for label in labels {
            let word = UInt64(bitPattern: Int64(label))
            data.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) })
        }
        try data.write(to: URL(filePath: path))
    }

    private static func words(_ path: String) throws -> [UInt64] {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        return (0..<(bytes.count / 8)).map { place in
            (0..<8).reduce(0) { $0 | UInt64(bytes[place * 8 + $1]) << (8 * UInt64($1)) }
        }
    }
}
