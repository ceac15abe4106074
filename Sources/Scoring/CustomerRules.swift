internal import JSON
package import Segmentation

/// What a customer's JSON object may hold, laid out flat for the reader: field names, bounds, categories.
///
/// A class, so that handing it on costs one reference and not one for each array in it.
package final class CustomerRules: Sendable {
    /// One feature's rules; numbers and categories alike, so that a look at one touches no reference count.
    struct Field: Sendable {
        let isNumber: Bool
        let isRequired: Bool
        let minimum: Double
        let maximum: Double
        let trainingMinimum: Double
        let trainingMaximum: Double
        let transform: FeatureTransform
        /// Where the category's spellings stand among all; empty for a number.
        let spellings: Range<Int>
    }

    /// The features.
    package let schema: FeatureSchema
    /// The feature names and, behind them, the customer id's.
    let keys: JSONKeys
    let fields: [Field]
    /// The spellings of all features' categories.
    let spellings: SpellingTable

    /// Lays out the rules of `schema`.
    package init(_ schema: FeatureSchema) {
        self.schema = schema
        keys = JSONKeys(schema.features.map(\.name) + [schema.identifier])
        var spellings = SpellingTable()
        fields = schema.features.map { Self.field(of: $0, &spellings) }
        self.spellings = spellings
    }

    /// The place of the field that clients mostly send behind the one at `place`: the first behind the id, whose own
    /// place is behind them all.
    @inline(__always)
    func place(behind place: Int) -> Int {
        place < fields.count ? place + 1 : 0
    }

    private static func field(of feature: Feature, _ spellings: inout SpellingTable) -> Field {
        switch feature.kind {
        case .number(let domain):
            Field(
                isNumber: true, isRequired: feature.isRequired,
                minimum: domain.minimum ?? -NumberDomain.largestMagnitude, maximum: NumberDomain.largestMagnitude,
                trainingMinimum: domain.trainingRange.lowerBound, trainingMaximum: domain.trainingRange.upperBound,
                transform: feature.transform, spellings: 0..<0)
        case .category(let encoding):
            Field(
                isNumber: false, isRequired: feature.isRequired, minimum: -.infinity, maximum: .infinity,
                trainingMinimum: -.infinity,
                trainingMaximum: .infinity, transform: .none,
                spellings: spellings.append(contentsOf: encoding.spellings))
        }
    }
}
