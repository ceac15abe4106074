package import CSV
package import Segmentation

extension AttributeSource {
    /// Makes a source of the features of a model, none of whose customers are outliers, and who need no ids.
    package init(_ source: any ByteSource, features schema: FeatureSchema, decimalMark: DecimalMark? = nil) {
        self.init(
            source, identifier: CSVColumn(schema.identifier), isIdentifierOptional: true,
            columns: schema.features.map { feature in
                switch feature.kind {
                case .number: .numeric(feature.name, aliases: feature.columnAliases)
                case .category: .categorical(feature.name, aliases: feature.columnAliases)
                }
            }, outliers: nil, decimalMark: decimalMark)
    }
}
