/// A parameter that a fit refuses before it begins.
package struct InvalidParameter: Error, Equatable, CustomStringConvertible {
    /// The parameter's name, as in the parameters' type.
    package let name: String
    /// The values it may take: `1 to 4338`, `a finite number above 0`.
    package let allowed: String
    /// The value it had.
    package let found: String

    /// Describes a refused value.
    package init(name: String, allowed: String, found: some CustomStringConvertible) {
        self.name = name
        self.allowed = allowed
        self.found = found.description
    }

    /// A sentence for a person.
    package var description: String { "\(name) must be \(allowed), but is \(found)" }
}
