/// Why a clustering could not be refitted.
package enum BootstrapFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// No resample could be clustered: all had too few distinct rows.
    case noRefit(resamples: Int)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "bootstrap: \(problem)"
        case .noRefit(let resamples):
            "bootstrap: none of \(resamples) resamples has enough distinct rows to be clustered"
        }
    }
}
