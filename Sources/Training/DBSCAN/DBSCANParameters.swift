/// What DBSCAN is asked to do, not yet checked.
package struct DBSCANParameters: Sendable, Equatable {
    /// Radius of a neighbourhood in the scaled space; a row at exactly this distance belongs to it.
    package var eps: Double
    /// Rows that a neighbourhood must hold to make its middle a core point, that row itself included.
    package var minimumSamples: Int

    /// Asks for neighbourhoods of radius `eps` with `minimumSamples` rows.
    package init(eps: Double, minimumSamples: Int) {
        self.eps = eps
        self.minimumSamples = minimumSamples
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: DBSCANParameters

        fileprivate init(_ parameters: DBSCANParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        guard eps > 0, eps.isFinite else {
            throw InvalidParameter(name: "eps", allowed: "a finite number above 0", found: eps)
        }
        guard minimumSamples >= 1 else {
            throw InvalidParameter(name: "minimumSamples", allowed: "at least 1", found: minimumSamples)
        }
        return Valid(self)
    }
}
