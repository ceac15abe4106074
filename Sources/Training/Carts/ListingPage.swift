import FoundationEssentials

/// A page of a listing: `{"users": [...], "total": 208, "skip": 100, "limit": 100}`.
struct ListingPage<Element: ListingElement>: Decodable {
    /// The entries on it.
    let elements: [Element]
    /// Entries of the whole listing.
    let total: Int
    /// Entries before the first one here.
    let skip: Int
    /// Entries that there is room for here, or that there are.
    let limit: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NamedKey.self)
        func number(_ name: String) throws -> Int {
            try container.decode(Int.self, forKey: NamedKey(stringValue: name))
        }
        elements = try container.decode([Element].self, forKey: NamedKey(stringValue: Element.listing))
        (total, skip, limit) = (try number("total"), try number("skip"), try number("limit"))
    }

    /// Reads a page that came from `source`.
    init(_ content: Data, from source: String) throws(CartError) {
        self = try JSONContent.decode(Self.self, from: content, source)
        if let problem = elements.firstContradiction { throw problem.error(in: source) }
    }
}

/// A listing in a file: the bare array of its entries, or one page that holds them all.
struct SavedListing<Element: ListingElement> {
    let elements: [Element]

    /// Reads a listing that came from `source`.
    init(_ content: Data, from source: String) throws(CartError) {
        var whole = ListingAssembly<Element>()
        let isBare = content.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "[")
        if isBare {
            let elements = try JSONContent.decode([Element].self, from: content, source)
            if let problem = elements.firstContradiction { throw problem.error(in: source) }
            try whole.add(elements, from: source)
        } else {
            let page = try ListingPage<Element>(content, from: source)
            try whole.add(page, limit: max(page.elements.count, page.limit), from: source)
            guard whole.isComplete else {
                throw .content(
                    source: source, field: Element.listing,
                    problem: "expected all \(page.total) entries, as total says, found \(page.elements.count)")
            }
        }
        elements = whole.elements
    }
}

/// What is wrong with one entry of a listing.
private struct Contradiction {
    let field: String
    let problem: String

    func error(in source: String) -> CartError { .content(source: source, field: field, problem: problem) }
}

extension Array where Element: ListingElement {
    fileprivate var firstContradiction: Contradiction? {
        for (index, element) in enumerated() {
            guard let found = element.contradiction else { continue }
            return Contradiction(
                field: "\(Element.listing)[\(index)].\(found.field)", problem: "\(found.problem) (id \(element.id))")
        }
        return nil
    }
}
