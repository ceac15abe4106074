import CSV

/// The rules that decide which rows of customer attributes are used.
///
/// Row by row, in this order: no customer id; more fields than the header; then, column by column, a value that is
/// missing (also where the row was cut) or no number; an id that a row before had. At the end, of the rows left, those
/// with a number outside the fences of its column: all fences are set at once, before any row is taken out for them.
struct AttributeCleaning {
    static let rules: [RowRule] = [.missingIdentifier, .missingValue, .unreadable, .duplicateIdentifier, .outlier]

    private let source: String
    private let header: CSVHeader
    /// The column of the ids; nil where customers go by the number of their row.
    private let identifier: Int?
    private let places: [Int]
    private var builders: [AttributeColumnBuilder]
    private(set) var report = RowReport(rules: rules)
    private var ids: [String] = []
    private var lines: [Int] = []
    private var seen: Set<String> = []
    private var incomplete: [String] = []
    private var cells: [AttributeColumnBuilder.Cell] = []

    init(
        _ specifications: [ColumnSpecification], identifier: Int?, places: [Int], decimalMark: DecimalMark?,
        table: borrowing TableReader
    ) {
        source = table.name
        header = table.header
        self.identifier = identifier
        self.places = places
        builders = specifications.map { AttributeColumnBuilder($0, decimalMark: decimalMark) }
    }

    /// The first row that was found unreadable.
    var firstUnreadable: RowReport.Example? { report.examples(removedBy: .unreadable).first }

    /// Judges a row and collects its values if it is kept.
    mutating func add(_ row: borrowing CSVRecord) {
        report.rowsRead += 1
        if let identifier, identifier >= row.count || row[identifier].trimmingSpaces().isMissingValue {
            return remove(row, by: .missingIdentifier, column: identifier)
        }
        guard row.count <= header.count else { return remove(row, by: .unreadable, column: nil) }
        let id = identifier.map { Identifier.canonical(row[$0]).decoded() } ?? "\(report.rowsRead)"
        guard readCells(row, id) else { return }
        guard seen.insert(id).inserted else { return remove(row, by: .duplicateIdentifier, column: identifier) }
        for index in builders.indices { builders[index].append(cells[index]) }
        ids.append(id)
        lines.append(row.line)
    }

    private mutating func readCells(_ row: borrowing CSVRecord, _ id: String) -> Bool {
        cells.removeAll(keepingCapacity: true)
        for (index, place) in places.enumerated() {
            let cell = builders[index].read(
                row, at: place, RowReport.Example(row, place, header: header, source: source))
            switch cell {
            case .missing where builders[index].specification.allowsMissing:
                cells.append(cell)
            case .missing:
                incomplete.append(id)
                remove(row, by: .missingValue, column: place)
                return false
            case .unreadable:
                remove(row, by: .unreadable, column: place)
                return false
            case .number, .category:
                cells.append(cell)
            }
        }
        return true
    }

    private mutating func remove(_ row: borrowing CSVRecord, by rule: RowRule, column: Int?) {
        let example = RowReport.Example(row, column, header: header, source: source)
        report.remove(by: rule, example)
    }
}

// MARK: - Outliers

extension AttributeCleaning {
    /// Takes out the outliers and makes the table of what is left.
    consuming func finish(
        outliers rule: OutlierRule?, format: CSVFormat
    ) throws(SourceError) -> AttributeReading {
        var columns: [AttributeColumn] = []
        var findings: [String: NumberFinding] = [:]
        for builder in builders {
            let finding = try builder.finding()
            findings[builder.specification.column.name] = finding
            columns.append(builder.column(finding))
        }
        let fences = ids.isEmpty ? [:] : Self.fences(of: columns, by: rule)
        var kept: [Int] = []
        var outliers: [String] = []
        for row in ids.indices {
            guard let (name, value) = Self.outlier(inRow: row, of: columns, fences) else {
                kept.append(row)
                continue
            }
            outliers.append(ids[row])
            report.remove(
                by: .outlier,
                RowReport.Example(source: source, line: lines[row], column: name, found: value.description))
        }
        report.rowsKept = kept.count
        guard !kept.isEmpty else { throw .nothingKept(report) }
        let rows = Identifier.order(kept.map { ids[$0] }).map { kept[$0] }
        let table = AttributeTable(ids: rows.map { ids[$0] }, columns: columns.map { $0.selecting(rows) })
        return AttributeReading(
            table: table, report: report, incomplete: incomplete, outliers: outliers, fences: fences,
            numbers: findings, format: format)
    }

    private static func fences(of columns: [AttributeColumn], by rule: OutlierRule?) -> [String: OutlierFences] {
        guard let rule else { return [:] }
        var fences: [String: OutlierFences] = [:]
        for column in columns {
            guard case .numeric(let values) = column.values else { continue }
            let known = values.filter { !$0.isNaN }
            if !known.isEmpty { fences[column.name] = OutlierFences(of: known, by: rule) }
        }
        return fences
    }

    /// The first number of a row that lies outside its fences.
    private static func outlier(
        inRow row: Int, of columns: [AttributeColumn], _ fences: [String: OutlierFences]
    ) -> (column: String, value: Double)? {
        for column in columns {
            guard case .numeric(let values) = column.values, let range = fences[column.name] else { continue }
            if !values[row].isNaN, !range.contains(values[row]) { return (column.name, values[row]) }
        }
        return nil
    }
}
