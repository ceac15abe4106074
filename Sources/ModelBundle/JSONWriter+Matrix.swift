import JSON
import Segmentation

extension JSONWriter {
    /// Writes a matrix as an array of its rows.
    mutating func rows(of matrix: Matrix) {
        beginArray()
        for row in 0..<matrix.rows { value(matrix.row(row)) }
        endArray()
    }
}
