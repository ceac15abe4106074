/// A customer, as `/users` tells of one. What the service leaves out or gives as null is nil.
package struct ShopUser: ListingElement, Equatable {
    /// Where the customer lives.
    package struct Address: Decodable, Sendable, Equatable {
        package let city: String?
        package let state: String?
        package let country: String?
    }

    package static let listing = "users"

    package let id: Int
    /// Years.
    package let age: Double?
    package let gender: String?
    package let address: Address?

    package var contradiction: (field: String, problem: String)? {
        if let age, !(0...150).contains(age) { return ("age", "expected 0 to 150 years, found \(age)") }
        return nil
    }
}
