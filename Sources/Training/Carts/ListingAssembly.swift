/// Puts the pages of a listing together and sees that they make one whole: nothing left out, nothing twice.
struct ListingAssembly<Element: ListingElement> {
    /// Entries beyond which a listing is taken for a mistake.
    static var mostEntries: Int { 10_000_000 }

    /// What has been read so far, in the order of the pages.
    private(set) var entries = ListingEntries<Element>()
    private var total: Int?
    /// Where each id was found.
    private var sources: [Int: String] = [:]

    /// Whether there is nothing left to read.
    var isComplete: Bool { entries.count == total }

    /// Adds the page that follows, which was asked to hold up to `limit` entries.
    mutating func add(_ page: ListingPage<Element>, limit: Int, from source: String) throws(CartError) {
        func mismatch(_ field: String, _ expected: String, _ found: Int) -> CartError {
            .content(source: source, field: field, problem: "expected \(expected), found \(found)")
        }
        guard (0...Self.mostEntries).contains(page.total) else {
            throw mismatch("total", "0 to \(Self.mostEntries)", page.total)
        }
        if let total, page.total != total {
            throw mismatch("total", "\(total) as on the pages before", page.total)
        }
        guard page.skip == entries.count else {
            throw mismatch("skip", "\(entries.count) as was asked for", page.skip)
        }
        let count = page.entries.count
        guard count <= limit else { throw mismatch(Element.listing, "at most \(limit) entries", count) }
        guard (count...limit).contains(page.limit) else {
            throw mismatch("limit", count == limit ? "\(limit)" : "\(count) to \(limit)", page.limit)
        }
        let left = page.total - entries.count
        guard count <= left else {
            throw mismatch(Element.listing, "at most the \(left) entries that are left of \(page.total)", count)
        }
        guard count > 0 || left == 0 else {
            throw mismatch(Element.listing, "some of the \(left) entries that are left of \(page.total)", count)
        }
        total = page.total
        try add(page.entries, from: source)
    }

    /// Adds entries, none of which may be there already.
    mutating func add(_ added: ListingEntries<Element>, from source: String) throws(CartError) {
        for (index, element) in zip(added.places, added.elements) {
            if let former = sources.updateValue(source, forKey: element.id) {
                throw .content(
                    source: source, field: "\(Element.listing)[\(index)].id",
                    problem: "expected ids that stand once, found \(element.id) again"
                        + (former == source ? "" : ", which stands in \(former) too"))
            }
        }
        entries.append(added)
    }
}
