/// How many principal components are kept; not yet checked.
package struct PCAParameters: Sendable, Equatable {
    /// Which components are kept.
    package enum Components: Sendable, Equatable {
        /// As many as there are columns.
        case all
        /// The first ones.
        case count(Int)
        /// As few of the first ones as explain at least this share of the variance, above 0 and at most 1.
        case varianceShare(Double)
    }

    /// Which components are kept.
    package var components: Components

    /// Asks for components.
    package init(components: Components = .all) {
        self.components = components
    }

    /// Parameters that were checked and so can be fitted.
    package struct Valid: Sendable, Equatable {
        /// The parameters, each within its range.
        package let parameters: PCAParameters

        fileprivate init(_ parameters: PCAParameters) {
            self.parameters = parameters
        }
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) -> Valid {
        switch components {
        case .count(let count) where count < 1:
            throw InvalidParameter(name: "components", allowed: "at least 1", found: count)
        case .varianceShare(let share) where !(share > 0 && share <= 1):
            throw InvalidParameter(name: "varianceShare", allowed: "above 0 and at most 1", found: share)
        default: return Valid(self)
        }
    }
}
