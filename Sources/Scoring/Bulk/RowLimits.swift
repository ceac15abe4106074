internal import CSV

/// How long the rows of a stream may be, so that no input makes the process grow.
package enum RowLimits {
    /// Bytes of a line of JSON or of a record of a table.
    package static let rowBytes = 64 * 1024
    /// Columns of a table.
    package static let columns = 1024

    static var table: CSVLimits { CSVLimits(fieldBytes: 16 * 1024, recordBytes: rowBytes, columns: columns) }
}
