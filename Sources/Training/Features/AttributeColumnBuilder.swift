import CSV

/// Collects the fields of one column while rows are read.
struct AttributeColumnBuilder {
    /// What a field is worth to the column.
    enum Cell {
        case number(NumberReading)
        case category(Int)
        case missing
        case unreadable
    }

    let specification: ColumnSpecification
    /// How the column's numbers are written.
    private var evidence = NumberEvidence()
    private let decimalMark: DecimalMark?
    private var numbers: [Double] = []
    /// What numbers are that mean something else with a decimal comma, by their rows.
    private var numbersWithComma: [Int: Double] = [:]
    private var codes: [Int?] = []
    private var categories: [String] = []
    private var codesByCategory: [String: Int] = [:]

    /// - Parameter decimalMark: what stands before the fractions of numbers; nil to tell by all of them.
    init(_ specification: ColumnSpecification, decimalMark: DecimalMark?) {
        self.specification = specification
        self.decimalMark = decimalMark
    }

    /// How the numbers are to be read; nil for categories.
    func finding() throws(SourceError) -> NumberFinding? {
        guard case .numeric = specification.kind else { return nil }
        return try evidence.finding(mark: decimalMark)
    }

    /// The column so far, its numbers read as `finding` says, its categories in the order in which they came.
    func column(_ finding: NumberFinding?) -> AttributeColumn {
        switch specification.kind {
        case .numeric:
            var numbers = numbers
            if finding?.mark == .comma { for (row, number) in numbersWithComma { numbers[row] = number } }
            return AttributeColumn(name: specification.column.name, values: .numeric(numbers))
        case .categorical:
            return AttributeColumn(
                name: specification.column.name, values: .categorical(codes: codes, categories: categories))
        }
    }

    /// What the field in `place` of `row` is worth; a field beyond the end of a cut row is missing.
    ///
    /// - Parameter example: what a report says of the field.
    mutating func read(
        _ row: borrowing CSVRecord, at place: Int, _ example: @autoclosure () -> RowReport.Example
    ) -> Cell {
        guard place < row.count, !row[place].trimmingSpaces().isMissingValue else { return .missing }
        switch specification.kind {
        case .numeric:
            let reading = evidence.read(row[place].trimmingSpaces(), mark: decimalMark, example())
            return reading.map(Cell.number) ?? .unreadable
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
        case .number(let reading):
            if reading.point != reading.comma { numbersWithComma[numbers.count] = reading.comma }
            numbers.append(reading.point)
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
