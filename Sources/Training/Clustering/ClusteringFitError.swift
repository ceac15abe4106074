/// Why clusters could not be found.
package enum ClusteringFitError: Error, Equatable, CustomStringConvertible {
    case kMeans(KMeansFitError)
    case mixture(GaussianMixtureFitError)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .kMeans(let error): error.description
        case .mixture(let error): error.description
        }
    }
}
