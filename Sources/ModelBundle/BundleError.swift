/// Why a bundle cannot be read or written, naming the file and, where it is about one, the field.
package struct BundleError: Error, Equatable, CustomStringConvertible {
    /// The path of the file or folder.
    package let file: String
    /// The field within it as a path: `features[2].transform`; nil when the whole file is meant.
    package let field: String?
    /// What was expected and what was found.
    package let problem: String

    /// Makes an error.
    package init(file: String, field: String? = nil, problem: String) {
        self.file = file
        self.field = field
        self.problem = problem
    }

    package var description: String {
        if let field { "\(file): \(field): \(problem)" } else { "\(file): \(problem)" }
    }
}
