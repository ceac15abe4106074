/// Why numbers of clusters could not be compared.
package enum ClusterCountFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// k-means failed with one of the numbers.
    case kMeans(KMeansFitError)
    /// A clustering could not be measured.
    case evaluation(EvaluationError)
    /// The directions that structureless rows are drawn along could not be found.
    case pca(PCAFitError)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "choice of k: \(problem)"
        case .kMeans(let error): "choice of k: \(error)"
        case .evaluation(let error): "choice of k: \(error)"
        case .pca(let error): "choice of k: \(error)"
        }
    }
}
