/// Why customers and their carts cannot be read.
package enum CartError: Error, Equatable, CustomStringConvertible {
    /// An address gave no content.
    case fetch(FetchError)
    /// A file cannot be read.
    case file(SourceError)
    /// What an address or a file holds is not what it should be; the field is empty when it is the whole.
    case content(source: String, field: String, problem: String)
    /// No customer is left.
    case nothingKept(RowReport)

    /// A sentence for a person: address or file, field, what was expected, what was found.
    package var description: String {
        switch self {
        case .fetch(let error): error.description
        case .file(let error): error.description
        case .content(let source, let field, let problem):
            "\(source): \(field.isEmpty ? "" : field + ": ")\(problem)"
        case .nothingKept(let report): SourceError.nothingKept(report).description
        }
    }
}
