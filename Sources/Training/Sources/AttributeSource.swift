package import CSV

/// Customer attributes in a CSV file or on standard input, one row per customer.
package struct AttributeSource {
    private let source: any ByteSource
    private let identifier: CSVColumn?
    private let isIdentifierOptional: Bool
    private let specifications: [ColumnSpecification]
    private let outliers: OutlierRule?
    private let isStrict: Bool
    private let decimalMark: DecimalMark?
    private var options: CSVOptions

    /// Makes a source of the columns in `specifications`, for each customer named in `identifier`.
    ///
    /// - Parameters:
    ///   - identifier: the column that tells who a customer is; nil where each goes by the number of its row, from 1.
    ///   - isIdentifierOptional: whether they also do where the table lacks that column.
    ///   - outliers: what counts as an outlier and is taken out; nil keeps outliers.
    ///   - isStrict: whether a row that cannot be read is an error, instead of being counted and left out.
    ///   - decimalMark: what stands before the fractions of numbers; nil to tell by all numbers of each column.
    package init(
        _ source: any ByteSource, identifier: CSVColumn?, isIdentifierOptional: Bool = false,
        columns specifications: [ColumnSpecification], outliers: OutlierRule? = .interquartileRange(factor: 1.5),
        isStrict: Bool = false,
        decimalMark: DecimalMark? = nil, options: CSVOptions = CSVOptions()
    ) {
        self.source = source
        self.identifier = identifier
        self.isIdentifierOptional = isIdentifierOptional
        self.specifications = specifications
        self.outliers = outliers
        self.isStrict = isStrict
        self.decimalMark = decimalMark
        self.options = options
        if options.wrappedColumns.isEmpty {
            let required = isIdentifierOptional ? nil : identifier
            self.options.wrappedColumns = (required.map { [$0] } ?? []) + specifications.map(\.column)
        }
    }

    /// Reads and cleans all rows, and gives the categories their codes.
    ///
    /// - Throws: `SourceError` when the source cannot be read as a table with these columns, or no row is kept.
    package func read() throws(SourceError) -> AttributeReading {
        var table = try TableReader(source, options)
        let place = try identifier.flatMap { identifier throws(SourceError) in
            isIdentifierOptional
                ? try table.header.indexIfPresent(of: identifier, in: table.name)
                : try table.header.index(of: identifier, in: table.name)
        }
        var places: [Int] = []
        for specification in specifications {
            places.append(try table.header.index(of: specification.column, in: table.name))
        }
        var cleaning = AttributeCleaning(
            specifications, identifier: place, places: places, decimalMark: decimalMark, table: table)
        while try table.next() {
            cleaning.add(table.record)
            if isStrict, let example = cleaning.firstUnreadable { throw .unreadableRow(example) }
        }
        guard cleaning.report.rowsRead > 0 else { throw .noRows(source: table.name) }
        return try cleaning.finish(outliers: outliers, format: table.format)
    }
}
