/// Why rows were not clustered by k-means.
package enum KMeansFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// A cell holds no finite number.
    case nonFinite(NonFiniteValue)
    /// Fewer different rows than clusters, so some cluster would stay empty.
    case tooFewDistinctRows(found: Int, clusters: Int)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "k-means: \(problem)"
        case .nonFinite(let problem): "k-means: \(problem)"
        case .tooFewDistinctRows(let found, let clusters):
            "k-means: \(clusters) clusters need at least \(clusters) distinct rows, but there are \(found)"
        }
    }
}
