import Glibc

/// The lower triangle L of a covariance matrix Σ = L·Lᵀ, inverted: what whitens deviations and gives the determinant.
///
/// Reference: G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 4.2.
package struct CholeskyFactor: Sendable, Equatable {
    /// L⁻¹, 0 above the diagonal.
    package let inverse: Matrix
    /// The natural logarithm of the determinant of Σ.
    package let logDeterminant: Double

    /// Factors `covariance`, of which the cells on and below the diagonal are read; nil where it is not positive
    /// definite.
    ///
    /// - Precondition: as many rows as columns.
    package init?(_ covariance: Matrix) {
        precondition(covariance.rows == covariance.columns, "only a square matrix has a factor")
        guard let lower = Self.lower(covariance) else { return nil }
        inverse = Self.inverse(of: lower)
        logDeterminant = (0..<lower.rows).reduce(0) { $0 + 2 * log(lower[$1, $1]) }
    }

    private static func lower(_ covariance: Matrix) -> Matrix? {
        var lower = Matrix(rows: covariance.rows, columns: covariance.columns)
        for row in 0..<covariance.rows {
            for column in 0...row {
                var rest = covariance[row, column]
                for index in 0..<column { rest -= lower[row, index] * lower[column, index] }
                if row > column {
                    lower[row, column] = rest / lower[column, column]
                } else {
                    guard rest > 0, rest.isFinite else { return nil }
                    lower[row, row] = rest.squareRoot()
                }
            }
        }
        return lower
    }

    private static func inverse(of lower: Matrix) -> Matrix {
        var inverse = Matrix(rows: lower.rows, columns: lower.columns)
        for column in 0..<lower.rows {
            inverse[column, column] = 1 / lower[column, column]
            for row in (column + 1)..<lower.rows {
                var sum = 0.0
                for index in column..<row { sum -= lower[row, index] * inverse[index, column] }
                inverse[row, column] = sum / lower[row, row]
            }
        }
        return inverse
    }
}
