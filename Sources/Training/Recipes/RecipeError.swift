package import Segmentation

/// Why a recipe could not be carried out.
package enum RecipeError: Error, Equatable, CustomStringConvertible {
    /// A customer's value is one that the feature does not allow.
    case outsideDomain(feature: String, customer: String, expected: String, found: Double)
    /// No customer has a value of a feature.
    case noValues(feature: String)
    /// All customers are alike in every feature.
    case nothingVaries(customers: Int)
    /// The categories of a feature cannot be told apart.
    case encoding(feature: String, CategoryEncoding.Failure)
    case schema(FeatureSchema.Failure)
    case scaling(ScalingFitError)
    case pca(PCAFitError)
    case clusterCount(ClusterCountFitError)
    case clustering(ClusteringFitError)
    case dbscan(DBSCANFitError)
    case evaluation(EvaluationError)
    case naming(ArchetypeError)
    case segments(SegmentMap.Failure)
    case calibration(CalibrationFitError)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .outsideDomain(let feature, let customer, let expected, let found):
            "customer \(customer): \(feature) must be \(expected), but is \(found)"
        case .noValues(let feature): "\(feature): expected values, but no customer has one"
        case .nothingVaries(let customers):
            customers == 1
                ? "expected customers to tell apart, but there is only one"
                : "the \(customers) customers have the same value in every feature: there is nothing to tell them apart by"
        case .encoding(let feature, let failure): "\(feature): \(failure)"
        case .schema(let failure): "features: \(failure)"
        case .scaling(let error): error.description
        case .pca(let error): error.description
        case .clusterCount(let error): error.description
        case .clustering(let error): error.description
        case .dbscan(let error): error.description
        case .evaluation(let error): error.description
        case .naming(let error): error.description
        case .segments(let failure): "segments: \(failure)"
        case .calibration(let error): error.description
        }
    }

    /// The result of `body`, whose error becomes one of a recipe's.
    static func wrapping<Failure: Error, Result>(
        _ wrap: (Failure) -> RecipeError, _ body: () throws(Failure) -> Result
    ) throws(RecipeError) -> Result {
        do throws(Failure) { return try body() } catch { throw wrap(error) }
    }
}
