/// The features of a model, in the order of its vectors.
package struct FeatureSchema: Sendable, Equatable {
    /// Why features do not make a schema.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case noFeatures
        case repeated(name: String)
        case fillValue(name: String, found: Double)
        case winsorLimits(name: String)

        package var description: String {
            switch self {
            case .noFeatures: "expected at least one feature, found none"
            case .repeated(let name): "the name \"\(name)\" stands more than once"
            case .fillValue(let name, let found):
                "the fill value \(found) of \"\(name)\" is outside what the feature and its transform allow"
            case .winsorLimits(let name):
                "the winsor limits of \"\(name)\" are outside what the feature and its transform allow"
            }
        }
    }

    /// The key in JSON and the column in CSV that tell who a customer is; it is no feature.
    package let identifier: String
    /// The features, in the order of the vectors.
    package let features: [Feature]

    /// Makes a schema of uniquely named features whose fill values can be encoded.
    package init(identifier: String, _ features: [Feature]) throws(Failure) {
        guard !features.isEmpty else { throw .noFeatures }
        var names: Set = [identifier]
        for feature in features {
            for name in [feature.name] + feature.columnAliases {
                guard names.insert(name).inserted else { throw .repeated(name: name) }
            }
        }
        for feature in features {
            guard feature.accepts(feature.fillValue) else {
                throw .fillValue(name: feature.name, found: feature.fillValue)
            }
            if let limits = feature.winsorLimits, !feature.takes(limits) { throw .winsorLimits(name: feature.name) }
        }
        self.identifier = identifier
        self.features = features
    }

    /// Number of features.
    package var dimension: Int { features.count }

    /// The columns that the features take in a matrix, in their order.
    package var columnNames: [String] { features.flatMap(\.columnNames) }

    /// The place of the feature called `name`.
    package func index(of name: String) -> Int? {
        features.firstIndex { $0.name == name }
    }
}
