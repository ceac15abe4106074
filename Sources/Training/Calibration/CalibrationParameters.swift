/// How confidences are fitted to what refits say; not yet checked.
package struct CalibrationParameters: Sendable, Equatable {
    /// The temperature that the search begins at, τ₀.
    package var initialTemperature: Double
    /// The seed that the customers are split by.
    package var seed: UInt64

    /// Asks for a search from `initialTemperature`.
    package init(initialTemperature: Double, seed: UInt64 = 0) {
        self.initialTemperature = initialTemperature
        self.seed = seed
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: CalibrationParameters

        fileprivate init(_ parameters: CalibrationParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        guard initialTemperature > 0, initialTemperature.isFinite else {
            throw InvalidParameter(
                name: "initialTemperature", allowed: "a finite number above 0", found: initialTemperature)
        }
        return Valid(self)
    }
}
