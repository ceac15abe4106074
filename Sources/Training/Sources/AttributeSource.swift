package import CSV

/// Customer attributes in a CSV file or on standard input, one row per customer.
package struct AttributeSource {
    private let source: any ByteSource
    private let identifier: CSVColumn
    private let specifications: [ColumnSpecification]
    private let outlierFactor: Double?
    private var options: CSVOptions

    /// Makes a source of the columns in `specifications`, for each customer named in `identifier`.
    ///
    /// - Parameter outlierFactor: interquartile ranges beyond the quartiles from which a number is an outlier; nil keeps
    ///   outliers.
    package init(
        _ source: any ByteSource, identifier: CSVColumn, columns specifications: [ColumnSpecification],
        outlierFactor: Double? = 1.5, options: CSVOptions = CSVOptions()
    ) {
        self.source = source
        self.identifier = identifier
        self.specifications = specifications
        self.outlierFactor = outlierFactor
        self.options = options
        if options.wrappedColumns.isEmpty {
            self.options.wrappedColumns = [identifier] + specifications.map(\.column)
        }
    }

    /// Reads and cleans all rows, and gives the categories their codes.
    ///
    /// - Throws: `SourceError` when the source cannot be read as a table with these columns, or no row is kept.
    package func read() throws(SourceError) -> AttributeReading {
        var table = try TableReader(source, options)
        let place = try table.header.index(of: identifier, in: table.name)
        var places: [Int] = []
        for specification in specifications {
            places.append(try table.header.index(of: specification.column, in: table.name))
        }
        var cleaning = AttributeCleaning(specifications, identifier: place, places: places, table: table)
        while try table.next() { cleaning.add(table.record) }
        return try cleaning.finish(outlierFactor: outlierFactor, format: table.format)
    }
}
