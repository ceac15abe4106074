/// Why rows were not clustered by k-means.
package enum KMeansFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// A cell holds no finite number.
    case nonFinite(NonFiniteValue)
    /// Fewer different rows than clusters, so some cluster would stay empty.
    case tooFewDistinctRows(found: Int, clusters: Int)
    /// Rows lie so far apart that the sum of their squared distances is no finite number.
    case overflow

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "k-means: \(problem)"
        case .nonFinite(let problem): "k-means: \(problem)"
        case .tooFewDistinctRows(let found, let clusters):
            "k-means: \(clusters) clusters need at least \(clusters) distinct rows, but there are \(found)"
        case .overflow: "k-means: squared distances must be finite, but rows lie too far apart; scale them first"
        }
    }
}
