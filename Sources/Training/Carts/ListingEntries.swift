/// Entries of a listing, one by one: those that can be read, and what is wrong with the others.
package struct ListingEntries<Element: ListingElement>: Sendable {
    /// An entry that cannot be read.
    struct Fault: Sendable {
        /// Its place, from 0.
        let index: Int
        /// The field, with the listing and the place: `users[3].age`.
        let field: String
        let problem: String
    }

    /// Those that can be read, in their order.
    package private(set) var elements: [Element] = []
    /// Their places, from 0.
    private(set) var places: [Int] = []
    private(set) var faults: [Fault] = []

    init() {}

    /// Entries of both kinds.
    var count: Int { elements.count + faults.count }

    /// The first of those that cannot be read, as an error.
    func firstFault(in source: String) -> CartError? {
        faults.first.map { .content(source: source, field: $0.field, problem: $0.problem) }
    }

    /// What a report says of those that cannot be read.
    func examples(in source: String) -> [RowReport.Example] {
        faults.map { fault in
            // The line says which entry it is.
            let field = fault.field.split(separator: "]", maxSplits: 1).dropFirst().joined().drop { $0 == "." }
            return .init(source: source, line: fault.index + 1, column: String(field), found: fault.problem)
        }
    }

    /// Adds the entries of a later part.
    mutating func append(_ later: ListingEntries) {
        let before = count
        elements += later.elements
        places += later.places.map { $0 + before }
        faults += later.faults.map { Fault(index: $0.index + before, field: $0.field, problem: $0.problem) }
    }

    private mutating func add(_ entry: Attempt) {
        let index = count
        switch entry.result {
        case .success(let element):
            if let found = element.contradiction {
                let field = "\(Element.listing)[\(index)].\(found.field)"
                faults.append(Fault(index: index, field: field, problem: "\(found.problem) (id \(element.id))"))
            } else {
                elements.append(element)
                places.append(index)
            }
        case .failure(let error):
            let (field, problem) = JSONContent.explanation(of: error)
            faults.append(Fault(index: index, field: field, problem: problem))
        }
    }

    /// An entry, or why it is none.
    private struct Attempt: Decodable {
        let result: Result<Element, DecodingError>

        init(from decoder: any Decoder) throws {
            do { result = .success(try Element(from: decoder)) } catch let error as DecodingError {
                result = .failure(error)
            }
        }
    }
}

extension ListingEntries: Decodable {
    package init(from decoder: any Decoder) throws {
        for entry in try [Attempt](from: decoder) { add(entry) }
    }
}
