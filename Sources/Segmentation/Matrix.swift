/// A dense row-major table of numbers: one row per customer, one column per feature.
@usableFromInline package struct Matrix: Sendable, Equatable {
    /// Number of rows.
    @usableFromInline package let rows: Int
    /// Number of columns, the dimension of each row.
    @usableFromInline package let columns: Int
    /// `rows * columns` numbers, row after row. Writing must keep the count.
    @usableFromInline package var values: [Double]

    /// Makes a matrix of numbers already in row-major order.
    ///
    /// - Precondition: `values.count == rows * columns`.
    package init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "a matrix of \(rows) x \(columns) needs as many values")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Makes a matrix in which every number is `value`.
    package init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.init(rows: rows, columns: columns, values: [Double](repeating: value, count: rows * columns))
    }

    /// Makes a matrix of rows of equal length; no rows make an empty matrix.
    ///
    /// - Precondition: all rows are as long as the first.
    package init(_ rows: [[Double]]) {
        let columns = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == columns }, "rows of a matrix must have one length")
        self.init(rows: rows.count, columns: columns, values: rows.flatMap(\.self))
    }

    /// The number in one cell.
    @inlinable
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row, sharing the matrix's storage.
    package func row(_ row: Int) -> ArraySlice<Double> {
        values[(row * columns)..<((row + 1) * columns)]
    }

    /// One column, copied.
    package func column(_ column: Int) -> [Double] {
        (0..<rows).map { self[$0, column] }
    }
}
