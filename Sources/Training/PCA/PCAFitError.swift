/// Why principal components could not be found.
package enum PCAFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// There is no row, or no column, to learn from.
    case empty
    /// A cell holds no finite number.
    case nonFinite(NonFiniteValue)
    /// The numbers lie so far apart that their covariances are no finite numbers.
    case overflow

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "PCA: \(problem)"
        case .empty: "PCA needs at least one row and one column"
        case .nonFinite(let problem): "PCA: \(problem)"
        case .overflow: "PCA: covariances must be finite, but rows lie too far apart; scale them first"
        }
    }
}
