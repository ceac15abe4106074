import Segmentation

/// Rows of a matrix in pieces of four columns, the last padded with zeros, for distances in vector registers.
struct PackedRows: Sendable {
    let rows: Int
    let columns: Int
    /// Vectors per row.
    let pieces: Int
    /// `rows * pieces` vectors, row after row.
    var vectors: [SIMD4<Double>]

    init(_ matrix: Matrix) {
        self.init(rows: matrix.rows, columns: matrix.columns)
        for row in 0..<rows {
            for column in 0..<columns {
                vectors[row * pieces + column / 4][column % 4] = matrix[row, column]
            }
        }
    }

    /// Rows of zeros.
    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        pieces = (columns + 3) / 4
        vectors = [SIMD4<Double>](repeating: .zero, count: rows * pieces)
    }

    var matrix: Matrix {
        var matrix = Matrix(rows: rows, columns: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                matrix[row, column] = vectors[row * pieces + column / 4][column % 4]
            }
        }
        return matrix
    }

    /// Squared Euclidean distance between a row of this and a row of `other`, which is as wide.
    @inline(__always)
    func squaredDistance(_ row: Int, to other: PackedRows, _ otherRow: Int) -> Double {
        var sum = SIMD4<Double>.zero
        for piece in 0..<pieces {
            let difference = vectors[row * pieces + piece] - other.vectors[otherRow * pieces + piece]
            sum += difference * difference
        }
        return sum.sum()
    }

    mutating func replace(_ row: Int, with other: PackedRows, _ otherRow: Int) {
        for piece in 0..<pieces { vectors[row * pieces + piece] = other.vectors[otherRow * pieces + piece] }
    }

    mutating func add(_ other: PackedRows, _ otherRow: Int, to row: Int) {
        for piece in 0..<pieces { vectors[row * pieces + piece] += other.vectors[otherRow * pieces + piece] }
    }

    mutating func divide(_ row: Int, by divisor: Double) {
        for piece in 0..<pieces { vectors[row * pieces + piece] /= SIMD4(repeating: divisor) }
    }
}
