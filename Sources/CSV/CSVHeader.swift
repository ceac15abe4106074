/// The names of a table's columns, in which the columns that a reader knows are looked up.
package struct CSVHeader: Sendable, Equatable {
    /// Names as written, without the spaces around them; a column without one goes by its place, `column 3`.
    package let names: [String]
    /// Line of the text on which they stand.
    package let line: Int

    /// Takes the fields of `record` for names.
    package init(_ record: borrowing CSVRecord) {
        var names: [String] = []
        for column in 0..<record.count {
            let name = record.trimmedText(column)
            names.append(name.isEmpty ? Self.name(ofUnnamed: column) : name)
        }
        self.init(names: names, line: record.line)
    }

    /// What the column at `place`, from 0, is called where its header says nothing.
    package static func name(ofUnnamed place: Int) -> String { "column \(place + 1)" }

    package init(names: [String], line: Int = 1) {
        self.names = names
        self.line = line
    }

    /// Number of columns.
    package var count: Int { names.count }

    /// Whether exactly one name is that of `column`.
    package func contains(_ column: CSVColumn) -> Bool {
        (try? index(of: column)) != nil
    }

    /// The place of `column`, from 0.
    ///
    /// - Throws: `CSVHeaderError` when no name is that of `column`, or more than one.
    package func index(of column: CSVColumn) throws(CSVHeaderError) -> Int {
        guard let index = try indexIfPresent(of: column) else {
            throw .missing(column: column, found: names, line: line)
        }
        return index
    }

    /// The place of `column`, from 0, or nil when the table lacks it.
    ///
    /// - Throws: `CSVHeaderError` when more than one name is that of `column`.
    package func indexIfPresent(of column: CSVColumn) throws(CSVHeaderError) -> Int? {
        let places = names.indices.filter { place in column.matches(names[place]) }
        guard places.count <= 1 else {
            throw .ambiguous(column: column, found: places.map { place in names[place] }, line: line)
        }
        return places.first
    }
}
