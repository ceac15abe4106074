import FoundationEssentials
import TestSupport
import Testing

@testable import Training

/// Pages of a listing make one whole, or an error that names page, field, what was expected and what was found.
@Suite struct ListingTests {
    /// Answers by a shop, or by what a test puts in its place.
    private struct Shop: WebClient {
        var shop = SampleShop(perKind: 3)
        var replace: @Sendable (String) -> String? = { _ in nil }

        func get(_ address: URL) throws(WebFailure) -> WebAnswer {
            let target = address.path() + "?" + (address.query() ?? "")
            guard let text = replace(target) ?? shop.page(target) else { return WebAnswer(status: 404) }
            return WebAnswer(status: 200, body: Data(text.utf8))
        }
    }

    private func read<Element: ListingElement>(
        _ type: Element.Type, of client: Shop = Shop(), pageSize: Int = 5,
        received: @escaping (String, Data) -> Void = { _, _ in }
    ) throws -> [Element] {
        let fetcher = WebFetcher(client, jitterSeed: 0, pause: { _ in })
        var service = try CartService(
            WebAddress("http://shop.example/api"), pageSize: pageSize, fetcher: fetcher, received: received)
        return try service.read(type, isStrict: true).elements
    }

    @Test(arguments: [1, 5, 6, 11, 12, 13, 100])
    func pagesOfAnySizeMakeTheSameWhole(_ pageSize: Int) throws {
        var pages = 0
        let users = try read(ShopUser.self, pageSize: pageSize) { listing, _ in
            #expect(listing == "users")
            pages += 1
        }
        #expect(users.map(\.id) == Array(1...12))
        #expect(pages == (12 + pageSize - 1) / pageSize)
        #expect(try read(ShopCart.self, pageSize: pageSize).count == 12)
    }

    @Test func aServiceMayGiveFewerThanAskedFor() throws {
        let shop = SampleShop(perKind: 3)
        let client = Shop { target in shop.page(target.replacing("limit=5", with: "limit=2")) }
        #expect(try read(ShopUser.self, of: client).map(\.id) == Array(1...12))
    }

    @Test func anEmptyListingIsOne() throws {
        let client = Shop { _ in "{\"users\":[],\"total\":0,\"skip\":0,\"limit\":0}" }
        #expect(try read(ShopUser.self, of: client).isEmpty)
    }

    @Test func whatIsNullOrMissingOfAUserIsUnknown() throws {
        let client = Shop { _ in
            SampleShop.page(
                "users", ["{\"id\":1}", "{\"id\":2,\"age\":null,\"gender\":null,\"address\":{\"city\":null}}"],
                total: 2, skip: 0, limit: 2)
        }
        let users = try read(ShopUser.self, of: client)
        #expect(users.allSatisfy { $0.age == nil && $0.gender == nil && $0.address?.city == nil })
    }

    private static let page = "http://shop.example/api/users?limit=5&skip=5"

    @Test(arguments: [
        (#"{"users":[{"id":6}],"total":13,"skip":5,"limit":1}"#, "total: expected 12 as on the pages before, found 13"),
        (#"{"users":[{"id":6}],"total":12,"skip":0,"limit":1}"#, "skip: expected 5 as was asked for, found 0"),
        (
            #"{"users":[{"id":1}],"total":12,"skip":5,"limit":1}"#,
            "users[0].id: expected ids that stand once, found 1 again, which stands in http://shop.example/api/users?limit=5&skip=0 too"
        ),
        (
            #"{"users":[{"id":6},{"id":6}],"total":12,"skip":5,"limit":2}"#,
            "users[1].id: expected ids that stand once, found 6 again"
        ),
        (
            #"{"users":[],"total":12,"skip":5,"limit":0}"#,
            "users: expected some of the 7 entries that are left of 12, found 0"
        ),
        (#"{"users":[{"id":6}],"total":12,"skip":5,"limit":6}"#, "limit: expected 1 to 5, found 6"),
        (
            #"{"users":[{"id":6},{"id":7},{"id":8},{"id":9},{"id":10},{"id":11}],"total":12,"skip":5,"limit":5}"#,
            "users: expected at most 5 entries, found 6"
        ),
        (#"{"users":[{"id":6}],"total":-1,"skip":5,"limit":1}"#, "total: expected 0 to 10000000, found -1"),
        (#"{"users":[{"id":6}],"skip":5,"limit":1}"#, "total: expected this field, found nothing"),
        (#"{"users":[{"id":6}],"total":null,"skip":5,"limit":1}"#, "total: expected a whole number, found null"),
        (
            #"{"users":[{"id":"six"}],"total":12,"skip":5,"limit":1}"#,
            "users[0].id: expected a whole number, found something else"
        ),
        (
            #"{"users":[{"id":6,"age":"old"}],"total":12,"skip":5,"limit":1}"#,
            "users[0].age: expected a number, found something else"
        ),
        (
            #"{"users":[{"id":6,"age":-3}],"total":12,"skip":5,"limit":1}"#,
            "users[0].age: expected 0 to 150 years, found -3.0 (id 6)"
        ),
        (#"{"users":{"id":6},"total":12,"skip":5,"limit":1}"#, "users: expected an array, found something else"),
        (#"{"carts":[],"total":12,"skip":5,"limit":0}"#, "users: expected this field, found nothing"),
        ("[]", "expected an object, found something else"),
        (
            "<!DOCTYPE html>\n<p>Sign in</p>",
            "expected JSON, found 30 bytes that are none, beginning with \"<!DOCTYPE html> <p>Sign in</p>\""
        ),
        ("", "expected JSON, found no bytes at all"),
        (#"{"users":[{"id":6}],"total":12,"sk"#, "expected JSON, found 34 bytes that are none"),
        ("{\"users\":" + String(repeating: "[", count: 100_000), "expected JSON, found 100,009 bytes that are none"),
    ])
    func aPageThatDoesNotFitIsNamedWithWhatIsWrong(_ text: String, _ problem: String) {
        let client = Shop { $0.hasSuffix("skip=5") ? text : nil }
        let error = #expect(throws: CartError.self) { _ = try read(ShopUser.self, of: client) }
        #expect(error?.description.hasPrefix("\(Self.page): \(problem)") == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        (
            #""products":[{"id":1,"quantity":0,"total":1,"discountedTotal":1}]"#,
            "products[0].quantity: expected 1 to 1000000000, found 0"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":-1,"discountedTotal":1}]"#,
            "products[0].total: expected a number of at least 0, found -1.0"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1,"discountedTotal":2}]"#,
            "products[0].discountedTotal: expected 0 to the total, 1.0, found 2.0"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1,"discountedTotal":1}],"totalProducts":2"#,
            "totalProducts: expected the number of products, 1, found 2"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1,"discountedTotal":1}],"totalQuantity":2"#,
            "totalQuantity: expected the sum of the products' quantities, 1, found 2"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1,"discountedTotal":1}],"total":1.5"#,
            "total: expected the sum over the products, 1.00, found 1.5"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1,"discountedTotal":1}],"discountedTotal":2"#,
            "discountedTotal: expected the sum over the products, 1.00, found 2.0"
        ),
        (
            #""products":[{"id":1,"quantity":1,"total":1}]"#,
            "products[0].discountedTotal: expected this field, found nothing"
        ),
    ])
    func aCartThatContradictsItselfIsRefused(_ fields: String, _ problem: String) {
        let client = Shop { _ in
            SampleShop.page("carts", [#"{"id":7,"userId":1,\#(fields)}"#], total: 1, skip: 0, limit: 1)
        }
        let error = #expect(throws: CartError.self) { _ = try read(ShopCart.self, of: client) }
        #expect(
            error?.description.hasPrefix("http://shop.example/api/carts?limit=5&skip=0: carts[0].\(problem)") == true,
            "\(String(describing: error))")
    }

    @Test func everyTruncationOfAPageIsRefused() throws {
        let whole = try #require(SampleShop(perKind: 1).page("/carts?limit=1&skip=0"))
        let bytes = Array(whole.utf8)
        for end in 0..<bytes.count {
            #expect(throws: CartError.self) {
                _ = try ListingPage<ShopCart>(Data(bytes[..<end]), from: "x")
            }
        }
        #expect(try ListingPage<ShopCart>(Data(bytes), from: "x").entries.count == 1)
    }

    @Test func filesHoldBareArraysOrAWholePage() throws {
        let shop = SampleShop(perKind: 3)
        let bare = try CartFile.read(ShopUser.self, from: TextSource(shop.array("users"))).elements
        let page = SampleShop.page("users", shop.entries["users"] ?? [], total: 12, skip: 0, limit: 30)
        #expect(bare.count == 12)
        #expect(try CartFile.read(ShopUser.self, from: TextSource(page)).elements == bare)
        #expect(
            try CartFile.read(ShopUser.self, from: TextSource("\u{FEFF} \n" + shop.array("users"))).elements == bare)
    }

    @Test(arguments: [
        (
            SampleShop.page("users", ["{\"id\":1}"], total: 2, skip: 0, limit: 1),
            "users: expected all 2 entries, as total says, found 1"
        ),
        (
            SampleShop.page("users", ["{\"id\":1}"], total: 2, skip: 1, limit: 1),
            "skip: expected 0 as was asked for, found 1"
        ),
        ("[{\"id\":1},{\"id\":1}]", "users[1].id: expected ids that stand once, found 1 again"),
        ("[{\"id\":1,\"age\":200}]", "users[0].age: expected 0 to 150 years, found 200.0 (id 1)"),
        ("{\"users\":[{\"id\":1}]}", "total: expected this field, found nothing"),
        ("[{\"age\":1}]", "[0].id: expected this field, found nothing"),
        ("id,age\n1,2\n", "expected JSON, found 11 bytes that are none, beginning with \"id,age 1,2 \""),
    ])
    func aFileThatHoldsNoWholeListingIsRefused(_ text: String, _ problem: String) {
        let error = #expect(throws: CartError.self) {
            _ = try CartFile.read(ShopUser.self, from: TextSource(text, name: "users.json"), isStrict: true)
        }
        #expect(error?.description == "users.json: \(problem)")
    }
}
