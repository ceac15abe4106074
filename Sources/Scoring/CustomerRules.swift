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
        /// The least number that makes sense, for messages.
        let minimum: Double
        /// The least number that can be scored: within the bounds and within the domain of the transform.
        let least: Double
        /// The greatest number that can be scored.
        let greatest: Double
        let trainingMinimum: Double
        let trainingMaximum: Double
        /// The least number that can be scored and was seen in training; none is where it is above the next.
        let ordinaryLeast: Double
        /// The greatest number that can be scored and was seen in training.
        let ordinaryGreatest: Double
        /// Where the category's spellings stand among all; empty for a number.
        let spellings: Range<Int>
    }

    /// The features.
    package let schema: FeatureSchema
    /// The feature names and, behind them, the customer id's.
    let keys: JSONKeys
    /// The same names, to be looked up.
    let names: Set<String>
    let fields: [Field]
    /// The spellings of all features' categories.
    let spellings: SpellingTable

    /// Lays out the rules of `schema`.
    package init(_ schema: FeatureSchema) {
        self.schema = schema
        keys = JSONKeys(schema.features.map(\.name) + [schema.identifier])
        names = Set(keys.names)
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
            let minimum = domain.minimum ?? -NumberDomain.largestMagnitude
            let least = max(minimum, feature.transform.least)
            let training = domain.trainingRange
            return Field(
                isNumber: true, isRequired: feature.isRequired, minimum: minimum, least: least,
                greatest: NumberDomain.largestMagnitude, trainingMinimum: training.lowerBound,
                trainingMaximum: training.upperBound,
                ordinaryLeast: max(least, training.lowerBound),
                ordinaryGreatest: min(NumberDomain.largestMagnitude, training.upperBound), spellings: 0..<0)
        case .category(let encoding):
            return Field(
                isNumber: false, isRequired: feature.isRequired, minimum: -.infinity, least: -.infinity,
                greatest: .infinity, trainingMinimum: -.infinity, trainingMaximum: .infinity, ordinaryLeast: .infinity,
                ordinaryGreatest: -.infinity,
                spellings: spellings.append(contentsOf: encoding.spellings))
        }
    }
}
