import FoundationEssentials

/// The address of a service, below which its listings lie: `https://dummyjson.com`.
package struct WebAddress: Sendable, Equatable, CustomStringConvertible {
    /// A text that is no address of a service.
    package struct Failure: Error, Equatable, CustomStringConvertible {
        /// What such an address is like.
        package let expected: String
        /// The text, without a password that it may hold.
        package let found: String

        /// A sentence for a person.
        package var description: String { "expected \(expected), found \"\(found)\"" }
    }

    private let url: URL

    /// Reads an address: http or https, a host, perhaps a port and a path, and nothing else.
    ///
    /// Credentials are refused: they would end in error messages and in the bundle.
    package init(_ text: String) throws(Failure) {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased() ?? ""),
            let host = url.host(), !host.isEmpty
        else { throw Failure(expected: "an address like https://shop.example/api", found: text) }
        guard url.user() == nil, url.password() == nil else {
            throw Failure(expected: "an address without user and password", found: "\(url.scheme ?? "")://…@\(host)")
        }
        guard url.query() == nil, url.fragment() == nil else {
            throw Failure(expected: "an address without ? and #", found: text)
        }
        self.url = url
    }

    /// The address as it was given.
    package var description: String { url.absoluteString }

    /// The address of a page of the listing `name`.
    func page(of name: String, limit: Int, skip: Int) -> URL {
        listing(name).appending(queryItems: [
            URLQueryItem(name: "limit", value: String(limit)), URLQueryItem(name: "skip", value: String(skip)),
        ])
    }

    /// The address of the listing `name`.
    func listing(_ name: String) -> URL { url.appending(path: name) }
}
