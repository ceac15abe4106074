internal import CSV
internal import Segmentation

/// In which columns of a table the features of a model stand.
struct TableColumns {
    /// The column of each feature; -1 for an optional one that the table lacks.
    let features: [Int]
    /// The column of the ids; nil where there is none.
    let identifier: Int?
    /// Columns of the table.
    let count: Int
    /// Why rows of the table cannot be scored; empty where they can.
    let issues: [FieldIssue]

    /// Finds the columns of `rules` in a header.
    init(_ header: CSVHeader, _ rules: CustomerRules) {
        var issues: [FieldIssue] = []
        let misspelt = header.names.indices.filter { !rules.names.contains(header.names[$0]) }
        func place(of column: CSVColumn, isRequired: Bool) -> Int? {
            let name = column.name
            // By its name, however that is spelled unless another column is meant by it; else by another name.
            var places = header.names.indices.filter { header.names[$0] == name }
            if !misspelt.isEmpty {
                let spelled = CSVColumn(name)
                places += misspelt.filter { spelled.matches(header.names[$0]) }
            }
            if places.isEmpty { places = header.names.indices.filter { column.matches(header.names[$0]) } }
            if places.count > 1 {
                let found = places.sorted().prefix(20).map { header.names[$0] }.joined(separator: ", ")
                let message = "expected one column of this name, found \(places.count): \(found)"
                issues.append(FieldIssue(.repeated, at: [.key(name)], message))
            } else if places.isEmpty, isRequired {
                // Once is enough to say what there is.
                let isTold = issues.contains { $0.kind == .missing }
                let found = isTold ? "none" : header.names.prefix(20).joined(separator: ", ")
                issues.append(
                    FieldIssue(.missing, at: [.key(name)], "expected a column of this name, found \(found)"))
            }
            return places.first
        }
        features = rules.schema.features.map { place(of: CSVColumn($0), isRequired: $0.isRequired) ?? -1 }
        identifier = place(of: CSVColumn(rules.schema.identifier), isRequired: false)
        count = header.count
        self.issues = issues
    }

    /// The columns that every table for `schema` has.
    static func required(by schema: FeatureSchema) -> [CSVColumn] {
        schema.features.filter(\.isRequired).map { CSVColumn($0) }
    }
}

extension CSVColumn {
    /// The column of `feature`.
    fileprivate init(_ feature: Feature) {
        self.init(feature.name, aliases: feature.columnAliases)
    }
}
