package import Segmentation

/// Why a mixture could not be fitted.
package enum GaussianMixtureFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// The k-means clustering that a restart begins with could not be made.
    case start(KMeansFitError)
    /// A covariance matrix has no inverse, whatever the start.
    case degenerate(GaussianMixtureModel.Failure)
    /// Rows lie so far apart that their densities are no finite numbers.
    case overflow

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "mixture: \(problem)"
        case .start(let error): "mixture: \(error)"
        case .degenerate(let failure):
            "mixture: \(failure); scale the columns, drop those that follow from others, or regularise more"
        case .overflow: "mixture: densities must be finite, but rows lie too far apart; scale them first"
        }
    }
}
