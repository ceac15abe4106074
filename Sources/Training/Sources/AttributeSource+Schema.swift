import CSV
package import Segmentation

extension AttributeSource {
    /// Makes a source of the features of a model, none of whose customers are outliers.
    package init(_ source: any ByteSource, features schema: FeatureSchema, decimalMark: DecimalMark? = nil) {
        self.init(
            source, identifier: CSVColumn(schema.identifier),
            columns: schema.features.map { feature in
                switch feature.kind {
                case .number: .numeric(feature.name)
                case .category: .categorical(feature.name)
                }
            }, outliers: nil, decimalMark: decimalMark)
    }
}
