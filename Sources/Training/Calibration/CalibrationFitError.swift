/// Why confidences could not be calibrated.
package enum CalibrationFitError: Error, Equatable, CustomStringConvertible {
    /// A parameter is out of its range.
    case invalidParameter(InvalidParameter)
    /// A distance is no finite number.
    case nonFinite(NonFiniteValue)
    /// Too few customers to fit on some and judge on others.
    case tooFewCustomers(found: Int)

    /// A sentence for a person.
    package var description: String {
        switch self {
        case .invalidParameter(let problem): "calibration: \(problem)"
        case .nonFinite(let problem): "calibration: in the squared distances, \(problem)"
        case .tooFewCustomers(let found): "calibration needs at least 2 customers, but there are \(found)"
        }
    }
}
