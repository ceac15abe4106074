package import Segmentation

/// Eigenvalues and eigenvectors of a real symmetric matrix, by cyclic Jacobi rotations.
///
/// Every rotation takes one pair of off-diagonal cells to 0; sweeps over all pairs go on until none is left that would
/// change a sum. Slow beyond some hundred columns, but exact to the last digits for the smallest eigenvalues too.
///
/// Reference: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 8.5.
package struct SymmetricEigenvalues: Sendable, Equatable {
    /// Sweeps after which nothing more is expected; a matrix of a hundred columns needs about ten.
    private static let maximumSweeps = 64

    /// The eigenvalues, descending.
    package let values: [Double]
    /// One row per eigenvalue: its eigenvector, of length 1, the first of its largest numbers positive.
    package let vectors: Matrix

    /// Decomposes `matrix`, of which the cells above the diagonal are read.
    ///
    /// - Precondition: as many rows as columns, all numbers finite.
    package init(of matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "only a square matrix is symmetric")
        precondition(matrix.values.allSatisfy(\.isFinite), "cells must be finite")
        var rotation = JacobiRotation(matrix)
        for _ in 0..<Self.maximumSweeps where rotation.sweep() {}
        let diagonal = (0..<matrix.rows).map { rotation.matrix[$0, $0] }
        let order = diagonal.indices.sorted { (diagonal[$0], -$0) > (diagonal[$1], -$1) }
        values = order.map { diagonal[$0] }
        vectors = Matrix(
            rows: matrix.rows, columns: matrix.columns,
            values: order.flatMap { Self.withSign(Array(rotation.vectors.row($0))) })
    }

    /// An eigenvector is one either way; this way two runs, or two programs, give the same.
    private static func withSign(_ vector: [Double]) -> [Double] {
        var largest = 0
        for index in vector.indices where abs(vector[index]) > abs(vector[largest]) { largest = index }
        return vector.isEmpty || vector[largest] >= 0 ? vector : vector.map { -$0 }
    }
}

/// A matrix on its way to be diagonal, and the rotations so far.
private struct JacobiRotation {
    /// Symmetric at all times.
    private(set) var matrix: Matrix
    /// One row per column of `matrix`: the eigenvector it is on its way to.
    private(set) var vectors: Matrix

    init(_ original: Matrix) {
        let count = original.rows
        matrix = original
        vectors = Matrix(rows: count, columns: count)
        for row in 0..<count {
            vectors[row, row] = 1
            for column in 0..<row { matrix[row, column] = original[column, row] }
        }
    }

    /// Rotates every pair of columns once and returns whether any needed it.
    mutating func sweep() -> Bool {
        var isRotated = false
        for first in 0..<matrix.rows {
            for second in (first + 1)..<matrix.rows {
                let cell = matrix[first, second]
                // Too small to change either diagonal cell by a digit.
                let scale = (abs(matrix[first, first]) * abs(matrix[second, second])).squareRoot()
                guard abs(cell) > .ulpOfOne / 8 * scale, abs(cell) > .leastNormalMagnitude else { continue }
                rotate(first, second, cell)
                isRotated = true
            }
        }
        return isRotated
    }

    /// The rotation by the smaller of the two angles that take the cell to 0.
    private mutating func rotate(_ first: Int, _ second: Int, _ cell: Double) {
        let ratio = (matrix[second, second] - matrix[first, first]) / (2 * cell)
        let tangent = (ratio >= 0 ? 1 : -1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
        let cosine = 1 / (1 + tangent * tangent).squareRoot()
        let sine = tangent * cosine
        matrix[first, first] -= tangent * cell
        matrix[second, second] += tangent * cell
        matrix[first, second] = 0
        matrix[second, first] = 0
        for other in 0..<matrix.rows where other != first && other != second {
            let (one, two) = (matrix[first, other], matrix[second, other])
            (matrix[first, other], matrix[other, first]) = (cosine * one - sine * two, cosine * one - sine * two)
            (matrix[second, other], matrix[other, second]) = (sine * one + cosine * two, sine * one + cosine * two)
        }
        for column in 0..<matrix.rows {
            let (one, two) = (vectors[first, column], vectors[second, column])
            vectors[first, column] = cosine * one - sine * two
            vectors[second, column] = sine * one + cosine * two
        }
    }
}
