/// Why numbers of clusters could not be compared.
package enum ClusterCountFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// The clusters of one of the numbers could not be found.
    case clustering(ClusteringFitError)
    /// A clustering could not be measured.
    case evaluation(EvaluationError)
    /// The directions that structureless rows are drawn along could not be found.
    case pca(PCAFitError)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "choice of k: \(problem)"
        case .clustering(let error): "choice of k: \(error)"
        case .evaluation(let error): "choice of k: \(error)"
        case .pca(let error): "choice of k: \(error)"
        }
    }
}
