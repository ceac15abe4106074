/// Why rows were not clustered by DBSCAN.
package enum DBSCANFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// A cell holds no finite number.
    case nonFinite(NonFiniteValue)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "DBSCAN: \(problem)"
        case .nonFinite(let problem): "DBSCAN: \(problem)"
        }
    }
}
