/// A command line that cannot be understood: what was expected and what was found. Programs exit with status 2 for it.
package struct UsageError: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// Makes an error of a sentence.
    package init(_ description: String) {
        self.description = description
    }
}
