import FoundationEssentials

/// A page of a listing: `{"users": [...], "total": 208, "skip": 100, "limit": 100}`.
struct ListingPage<Element: ListingElement>: Decodable {
    /// The entries on it.
    let entries: ListingEntries<Element>
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
        entries = try container.decode(ListingEntries<Element>.self, forKey: NamedKey(stringValue: Element.listing))
        (total, skip, limit) = (try number("total"), try number("skip"), try number("limit"))
    }

    /// Reads a page that came from `source`.
    ///
    /// - Parameter isStrict: whether an entry that cannot be read is an error.
    init(_ content: Data, from source: String, isStrict: Bool = false) throws(CartError) {
        self = try JSONContent.decode(Self.self, from: content, source)
        if isStrict, let fault = entries.firstFault(in: source) { throw fault }
    }
}

/// A listing in a file: the bare array of its entries, or one page that holds them all.
struct SavedListing<Element: ListingElement> {
    let entries: ListingEntries<Element>

    /// Reads a listing that came from `source`.
    ///
    /// - Parameter isStrict: whether an entry that cannot be read is an error.
    init(_ content: Data, from source: String, isStrict: Bool = false) throws(CartError) {
        var whole = ListingAssembly<Element>()
        let isBare = content.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "[")
        if isBare {
            let entries = try JSONContent.decode(ListingEntries<Element>.self, from: content, source)
            if isStrict, let fault = entries.firstFault(in: source) { throw fault }
            try whole.add(entries, from: source)
        } else {
            let page = try ListingPage<Element>(content, from: source, isStrict: isStrict)
            try whole.add(page, limit: max(page.entries.count, page.limit), from: source)
            guard whole.isComplete else {
                throw .content(
                    source: source, field: Element.listing,
                    problem: "expected all \(page.total) entries, as total says, found \(page.entries.count)")
            }
        }
        entries = whole.entries
    }
}
