/// Why a column cannot be told from a header.
package enum CSVHeaderError: Error, Equatable, CustomStringConvertible {
    case missing(column: CSVColumn, found: [String], line: Int)
    /// Several of the names found are known for the column.
    case ambiguous(column: CSVColumn, found: [String], line: Int)
    /// A column was asked for by a place, from 1, that the table does not have.
    case noSuchNumber(Int, found: [String], line: Int)

    package var description: String {
        switch self {
        case .missing(let column, let found, let line):
            "line \(line): expected a column \(Self.list(column.aliases, "or")), found \(Self.list(found, "and"))"
        case .ambiguous(let column, let found, let line):
            "line \(line): expected one column for \(column.name), found \(Self.list(found, "and"))"
        case .noSuchNumber(let number, let found, let line):
            "line \(line): expected a column \(number), found \(found.count) (\(Self.list(found, "and")))"
        }
    }

    private static func list(_ names: [String], _ conjunction: String) -> String {
        let quoted = names.map { name in "'\(name)'" }
        guard let last = quoted.last else { return "none" }
        return quoted.count == 1 ? last : quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
