/// Rows of a matrix, four to a vector and column by column, for distances of four rows at once.
///
/// Each lane sums its squares in the order of the columns, as a plain loop does, so that a distance found in training
/// is the distance found when a single customer is scored, to the last bit.
@usableFromInline package struct RowLanes: Sendable, Equatable {
    /// Number of rows.
    @usableFromInline package let rows: Int
    /// Number of columns.
    @usableFromInline package let columns: Int
    /// For each block of four rows one vector per column; lanes beyond the last row repeat it.
    @usableFromInline let vectors: [SIMD4<Double>]

    /// Lays out the rows of `matrix`.
    package init(_ matrix: Matrix) {
        self.init(matrix, order: Array(0..<matrix.rows))
    }

    /// Lays out rows of `matrix` in the order of their numbers in `order`.
    package init(_ matrix: Matrix, order: [Int]) {
        rows = order.count
        columns = matrix.columns
        let last = order.count - 1
        var vectors: [SIMD4<Double>] = []
        vectors.reserveCapacity((order.count + 3) / 4 * matrix.columns)
        for first in stride(from: 0, to: order.count, by: 4) {
            let rows = SIMD4(
                order[first], order[min(first + 1, last)], order[min(first + 2, last)], order[min(first + 3, last)])
            for column in 0..<matrix.columns {
                vectors.append(
                    SIMD4(
                        matrix[rows[0], column], matrix[rows[1], column], matrix[rows[2], column],
                        matrix[rows[3], column]))
            }
        }
        self.vectors = vectors
    }

    /// Number of blocks.
    @inlinable
    package var blocks: Int { (rows + 3) / 4 }

    /// The rows of one block.
    @inlinable
    package func rows(ofBlock block: Int) -> Range<Int> {
        (4 * block)..<min(4 * block + 4, rows)
    }

    /// Squared Euclidean distances of the four rows of `block` from a row of `other`, which is as wide.
    @inlinable
    @inline(__always)
    package func squaredDistances(ofBlock block: Int, to other: borrowing Matrix, _ row: Int) -> SIMD4<Double> {
        squaredDistances(ofBlock: block, to: other.values.span.extracting((row * columns)..<((row + 1) * columns)))
    }

    /// Squared Euclidean distances of the four rows of `block` from `point`.
    ///
    /// - Precondition: `point` has one number per column.
    @inlinable
    @inline(__always)
    package func squaredDistances(ofBlock block: Int, to point: borrowing Span<Double>) -> SIMD4<Double> {
        precondition(point.count == columns, "a point must have as many columns as the rows")
        let block = vectors.span.extracting((block * columns)..<((block + 1) * columns))
        var sum = SIMD4<Double>.zero
        for column in 0..<columns {
            // Both spans have one entry per column, as was just checked.
            let difference = unsafe block[unchecked: column] - SIMD4(repeating: point[unchecked: column])
            sum += difference * difference
        }
        return sum
    }

    /// One column of the four rows of `block`.
    @inlinable
    package func vector(ofBlock block: Int, column: Int) -> SIMD4<Double> { vectors[block * columns + column] }

    /// The number in one cell.
    func value(row: Int, column: Int) -> Double { vectors[row / 4 * columns + column][row % 4] }
}
