import CSV
import ModelBundle
import Segmentation
import Training

/// Customers as the features of a model, to ask the model about them.
struct CustomerRows {
    /// What a person calls the data.
    let name: String
    /// The customers' ids.
    let ids: [String]
    /// One row per id, in the features' units; categories as the model's codes, NaN where a value is missing.
    let raw: Matrix
    /// What became of the rows of a file; nil where there was none.
    let report: RowReport?

    /// The customers that a bundle carries; nil where it carries no features of theirs.
    init?(of model: LoadedModel) {
        let features = model.segmenter.encoder.schema.features
        guard let table = model.customers, table.count > 0 else { return nil }
        let places = features.compactMap { table.columns.firstIndex(of: $0.name) }
        guard places.count == features.count else { return nil }
        name = "the bundle's own customers"
        ids = table.ids
        raw = Matrix(
            rows: table.count, columns: features.count,
            values: (0..<table.count).flatMap { row in places.map { table.value(row: row, column: $0) } })
        report = nil
    }

    /// Reads customers from a CSV file with the model's identifier and features as columns.
    ///
    /// Rows with gaps, and those that the model would refuse, are left out and counted.
    init(reading source: any ByteSource, for segmenter: Segmenter, decimalMark: DecimalMark? = nil) throws(SourceError)
    {
        let schema = segmenter.encoder.schema
        let reading = try AttributeSource(source, features: schema, decimalMark: decimalMark).read()
        var report = reading.report
        let columns = zip(schema.features, reading.table.columns).map { $0.codes(of: $1) }
        var kept: [Int] = []
        for (row, id) in reading.table.ids.enumerated() {
            let refused = schema.features.indices.first {
                !columns[$0][row].isNaN && !schema.features[$0].accepts(columns[$0][row])
            }
            if let refused {
                report.refuse(
                    .init(source: source.name, line: 0, column: schema.features[refused].name, found: "customer \(id)"))
            } else {
                kept.append(row)
            }
        }
        guard !kept.isEmpty else { throw .nothingKept(report) }
        name = source.name
        ids = kept.map { reading.table.ids[$0] }
        raw = Matrix(
            rows: kept.count, columns: columns.count, values: kept.flatMap { row in columns.map { $0[row] } })
        self.report = report
    }
}

extension Feature {
    /// The column's values in the model's terms: NaN for what is imputed, infinity for what the model refuses.
    fileprivate func codes(of column: AttributeColumn) -> [Double] {
        guard case .category(let encoding) = kind, case .categorical(let codes, let categories) = column.values else {
            return column.numbers
        }
        let unknown = encoding.unknownPolicy == .impute ? Double.nan : .infinity
        let known = categories.map { encoding.code(of: $0).map(Double.init) ?? unknown }
        return codes.map { code in code.map { known[$0] } ?? .nan }
    }
}
