import Segmentation

/// Rows of a matrix, four to a vector and column by column, for distances of four rows at once.
///
/// Each lane sums its squares in the order of the columns, as a plain loop does, so that a distance found here is the
/// distance found when a single customer is scored, to the last bit.
struct RowLanes: Sendable {
    let rows: Int
    let columns: Int
    /// For each block of four rows one vector per column; lanes beyond the last row repeat it.
    private let vectors: [SIMD4<Double>]

    init(_ matrix: Matrix) {
        rows = matrix.rows
        columns = matrix.columns
        let last = matrix.rows - 1
        vectors = stride(from: 0, to: matrix.rows, by: 4).flatMap { first in
            (0..<matrix.columns).map { column in
                SIMD4((0..<4).map { matrix[min(first + $0, last), column] })
            }
        }
    }

    /// Number of blocks.
    var blocks: Int { (rows + 3) / 4 }

    /// The rows of one block.
    func rows(ofBlock block: Int) -> Range<Int> {
        (4 * block)..<min(4 * block + 4, rows)
    }

    /// Squared Euclidean distances of the four rows of `block` from a row of `other`, which is as wide.
    @inline(__always)
    func squaredDistances(ofBlock block: Int, to other: borrowing Matrix, _ row: Int) -> SIMD4<Double> {
        var sum = SIMD4<Double>.zero
        for column in 0..<columns {
            let difference = vectors[block * columns + column] - SIMD4(repeating: other.values[row * columns + column])
            sum += difference * difference
        }
        return sum
    }
}
