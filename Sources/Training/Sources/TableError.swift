package import CSV

/// Why a table cannot be taken for one of customers.
package enum TableError: Error, Equatable, CustomStringConvertible {
    /// A column that was asked for is not there, or there twice.
    case header(source: String, CSVHeaderError)
    /// No column tells customers apart.
    case noIdentifier(source: String, columns: [String])
    /// A column was asked for twice, or as a feature and the id.
    case repeated(column: String)
    /// No column is left that says anything.
    case noFeatures(source: String, columns: [String], omissions: [TableColumns.Omission])
    /// A transform was asked for of a column that holds no numbers.
    case noSuchNumber(column: String, known: [String])

    package var description: String {
        switch self {
        case .header(let source, let error): "\(source): \(error)"
        case .noIdentifier(let source, let columns):
            "\(source): expected a column with another value for each customer, found none among"
                + " \(columns.joined(separator: ", ")): name it by --id, or number the customers by"
                + " --no-id"
        case .repeated(let column): "the column \"\(column)\" is asked for twice"
        case .noFeatures(let source, let columns, let omissions):
            "\(source): expected columns of numbers or categories, found none among \(columns.joined(separator: ", "))"
                + omissions.map { "; \($0)" }.joined()
        case .noSuchNumber(let column, let known):
            "expected one of the numeric columns \(known.joined(separator: ", ")), found \"\(column)\""
        }
    }
}
