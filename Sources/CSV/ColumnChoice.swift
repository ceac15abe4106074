/// How a person says which column of a table is meant.
package enum ColumnChoice: Sendable, Hashable {
    /// By a name in the header.
    case named(CSVColumn)
    /// By its place, from 1.
    case numbered(Int)

    /// The column, where it is looked up by name.
    package var name: CSVColumn? {
        if case .named(let column) = self { column } else { nil }
    }
}

extension CSVHeader {
    /// The place of the column, from 0.
    ///
    /// - Throws: `CSVHeaderError` when there is none, or more than one of that name.
    package func index(of choice: ColumnChoice) throws(CSVHeaderError) -> Int {
        switch choice {
        case .named(let column): return try index(of: column)
        case .numbered(let number):
            guard (1...count).contains(number) else { throw .noSuchNumber(number, found: names, line: line) }
            return number - 1
        }
    }

    /// Whether the column is there, and only once.
    package func contains(_ choice: ColumnChoice) -> Bool {
        (try? index(of: choice)) != nil
    }
}
