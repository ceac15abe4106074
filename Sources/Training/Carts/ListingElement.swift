/// One entry of a listing that a shop's service hands out page by page.
package protocol ListingElement: Decodable, Sendable {
    /// The listing's name, in the address and as the key of the entries: `users`.
    static var listing: String { get }
    /// What tells entries apart.
    var id: Int { get }
    /// The first thing that is wrong with the entry: the field, and what was expected and found there.
    var contradiction: (field: String, problem: String)? { get }
}
