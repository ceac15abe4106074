package import Segmentation

/// A cell of a matrix that holds NaN or an infinity, which no distance can be measured to.
package struct NonFiniteValue: Error, Equatable, CustomStringConvertible {
    /// Row of the cell, from 0.
    package let row: Int
    /// Column of the cell, from 0.
    package let column: Int
    /// What the cell holds, as text: NaN is not equal to itself.
    package let found: String

    /// Names a cell.
    package init(row: Int, column: Int, found: Double) {
        self.row = row
        self.column = column
        self.found = found.description
    }

    /// A sentence for a person.
    package var description: String { "row \(row), column \(column) must be a finite number, but is \(found)" }
}

extension Matrix {
    /// The first cell, row by row, that is not a finite number.
    package var firstNonFiniteValue: NonFiniteValue? {
        guard let cell = values.firstIndex(where: { !$0.isFinite }) else { return nil }
        return NonFiniteValue(row: cell / columns, column: cell % columns, found: values[cell])
    }
}
