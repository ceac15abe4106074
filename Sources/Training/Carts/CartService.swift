package import FoundationEssentials

/// A service that lists users and carts page by page as DummyJSON does: `/users?limit=100&skip=200`.
package struct CartService {
    private let address: WebAddress
    private let pageSize: Int
    private var fetcher: WebFetcher
    private let received: (_ listing: String, _ content: Data) -> Void

    /// Makes a reader of the service at `address`.
    ///
    /// - Parameters:
    ///   - pageSize: entries asked for at once, at least 1; the service may give fewer.
    ///   - received: told the name of the listing and the content of each page that was read.
    package init(
        _ address: WebAddress, pageSize: Int, fetcher: WebFetcher,
        received: @escaping (_ listing: String, _ content: Data) -> Void = { _, _ in }
    ) {
        precondition(pageSize > 0, "a page holds an entry")
        self.address = address
        self.pageSize = pageSize
        self.fetcher = fetcher
        self.received = received
    }

    /// All entries of a listing.
    ///
    /// - Parameter isStrict: whether an entry that cannot be read is an error.
    /// - Throws: `CartError`, also where the pages do not make one whole.
    package mutating func read<Element: ListingElement>(
        _ type: Element.Type = Element.self, isStrict: Bool = false
    ) throws(CartError) -> ListingEntries<Element> {
        var whole = ListingAssembly<Element>()
        repeat {
            let page = address.page(of: Element.listing, limit: pageSize, skip: whole.entries.count)
            let content: Data
            do throws(FetchError) { content = try fetcher.content(of: page) } catch { throw .fetch(error) }
            let source = page.absoluteString
            try whole.add(ListingPage(content, from: source, isStrict: isStrict), limit: pageSize, from: source)
            received(Element.listing, content)
        } while !whole.isComplete
        return whole.entries
    }
}
