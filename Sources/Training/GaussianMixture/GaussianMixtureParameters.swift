package import Segmentation

/// What a mixture of normal distributions is fitted by, not yet checked.
package struct GaussianMixtureParameters: Sendable, Equatable {
    /// Number of components, k.
    package var components: Int
    /// What form their distributions may take.
    package var shape: GaussianMixtureModel.CovarianceShape
    /// Independent k-means starts, of which the one with the greatest likelihood is kept.
    package var restarts: Int
    /// Iterations after which a restart ends though it has not converged.
    package var maximumIterations: Int
    /// A restart is done when an iteration changes the mean log-likelihood of the rows by less than this.
    package var tolerance: Double
    /// Added to every variance, so that no component shrinks to a point.
    package var regularisation: Double
    /// The seed all draws follow from.
    package var seed: UInt64

    /// Asks for `components` components.
    package init(
        components: Int, shape: GaussianMixtureModel.CovarianceShape = .full, restarts: Int = 10,
        maximumIterations: Int = 1000, tolerance: Double = 1e-6, regularisation: Double = 1e-6, seed: UInt64 = 0
    ) {
        self.components = components
        self.shape = shape
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.regularisation = regularisation
        self.seed = seed
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: GaussianMixtureParameters

        fileprivate init(_ parameters: GaussianMixtureParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        for (name, value) in [
            ("components", components), ("restarts", restarts), ("maximumIterations", maximumIterations),
        ] where value < 1 {
            throw InvalidParameter(name: name, allowed: "at least 1", found: value)
        }
        for (name, value) in [("tolerance", tolerance), ("regularisation", regularisation)]
        where !(value >= 0 && value.isFinite) {
            throw InvalidParameter(name: name, allowed: "a finite number of at least 0", found: value)
        }
        return Valid(self)
    }
}
