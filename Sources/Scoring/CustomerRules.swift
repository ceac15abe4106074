internal import JSON
package import Segmentation

/// What a customer's JSON object may hold, laid out flat for the reader: field names, bounds, categories.
package struct CustomerRules: Sendable {
    /// One feature's rules; numbers and categories alike, so that a look at one touches no reference count.
    struct Field: Sendable {
        let isNumber: Bool
        let isRequired: Bool
        let minimum: Double
        let trainingMinimum: Double
        let trainingMaximum: Double
        let transform: FeatureTransform
    }

    /// The features.
    package let schema: FeatureSchema
    /// The feature names and, behind them, the customer id's.
    let keys: JSONKeys
    let fields: [Field]
    /// One encoding per feature; nil for numbers.
    let encodings: [CategoryEncoding?]

    /// Lays out the rules of `schema`.
    package init(_ schema: FeatureSchema) {
        self.schema = schema
        keys = JSONKeys(schema.features.map(\.name) + [schema.identifier])
        fields = schema.features.map { feature in
            switch feature.kind {
            case .number(let domain):
                Field(
                    isNumber: true, isRequired: feature.isRequired,
                    minimum: domain.minimum ?? -NumberDomain.largestMagnitude,
                    trainingMinimum: domain.trainingRange.lowerBound,
                    trainingMaximum: domain.trainingRange.upperBound, transform: feature.transform)
            case .category:
                Field(
                    isNumber: false, isRequired: feature.isRequired, minimum: -.infinity,
                    trainingMinimum: -.infinity, trainingMaximum: .infinity, transform: .none)
            }
        }
        encodings = schema.features.map { feature in
            guard case .category(let encoding) = feature.kind else { return nil }
            return encoding
        }
    }
}
