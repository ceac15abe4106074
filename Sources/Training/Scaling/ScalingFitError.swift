package import Segmentation

/// Why a scaler could not be fitted.
package enum ScalingFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter does not suit the matrix.
    case invalidParameter(InvalidParameter)
    /// There are no rows to learn from.
    case noRows
    /// A cell holds no finite number.
    case nonFinite(NonFiniteValue)
    /// A cell's number has no finite transform.
    case outsideDomain(transform: FeatureTransform, row: Int, column: Int, found: Double)
    /// The column's numbers lie so far apart that their spread is no finite number.
    case overflow(column: Int)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "scaling: \(problem)"
        case .noRows: "scaling needs at least one row, but there is none"
        case .nonFinite(let problem): "scaling: \(problem)"
        case .outsideDomain(let transform, let row, let column, let found):
            "scaling: row \(row), column \(column) is \(found), which has no \(transform.kind.rawValue)"
        case .overflow(let column): "scaling: the spread of column \(column) exceeds the largest number"
        }
    }
}
