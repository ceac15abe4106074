import CSV

/// Collects the fields of one column while rows are read.
struct AttributeColumnBuilder {
    /// What a field is worth to the column.
    enum Cell {
        case number(Double)
        case category(Int)
        case missing
        case unreadable
    }

    let specification: ColumnSpecification
    private var numbers: [Double] = []
    private var codes: [Int?] = []
    private var categories: [String] = []
    private var codesByCategory: [String: Int] = [:]

    init(_ specification: ColumnSpecification) {
        self.specification = specification
    }

    /// The column so far, its categories in the order in which they came.
    var column: AttributeColumn {
        switch specification.kind {
        case .numeric: AttributeColumn(name: specification.column.name, values: .numeric(numbers))
        case .categorical:
            AttributeColumn(
                name: specification.column.name, values: .categorical(codes: codes, categories: categories))
        }
    }

    /// What the field in `place` of `row` is worth; a field beyond the end of a cut row is missing.
    mutating func read(_ row: borrowing CSVRecord, at place: Int) -> Cell {
        guard place < row.count, !row[place].trimmingSpaces().isMissingValue else { return .missing }
        switch specification.kind {
        case .numeric:
            return row.number(place).map(Cell.number) ?? .unreadable
        case .categorical(let aliases):
            let text = row.trimmedText(place)
            let category = aliases[text.lowercased()] ?? text
            if let code = codesByCategory[category] { return .category(code) }
            codesByCategory[category] = categories.count
            categories.append(category)
            return .category(categories.count - 1)
        }
    }

    /// Adds the cell of a row that is kept.
    ///
    /// - Precondition: the cell holds a value, or the column allows for none.
    mutating func append(_ cell: Cell) {
        switch cell {
        case .number(let value): numbers.append(value)
        case .category(let code): codes.append(code)
        case .missing:
            precondition(specification.allowsMissing, "a row with gaps is not kept")
            switch specification.kind {
            case .numeric: numbers.append(.nan)
            case .categorical: codes.append(nil)
            }
        case .unreadable: preconditionFailure("a row with gaps is not kept")
        }
    }
}
