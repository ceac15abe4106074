import FoundationEssentials
import Testing

@testable import Training

@Suite struct WebFetcherTests {
    /// Gives one outcome after the other, the last for ever, and keeps what it was asked for.
    private final class Script: WebClient {
        private var outcomes: [Result<WebAnswer, WebFailure>]
        private(set) var asked: [String] = []

        init(_ outcomes: [Result<WebAnswer, WebFailure>]) { self.outcomes = outcomes }

        func get(_ address: URL) throws(WebFailure) -> WebAnswer {
            asked.append(address.absoluteString)
            let outcome = outcomes[0]
            if outcomes.count > 1 { outcomes.removeFirst() }
            return try outcome.get()
        }
    }

    /// What a fetch waited for and said.
    private final class Diary {
        var pauses: [Double] = []
        var reports: [String] = []
    }

    private static func answer(_ status: Int, _ body: String = "", location: String? = nil, retryAfter: String? = nil)
        -> Result<WebAnswer, WebFailure>
    {
        .success(WebAnswer(status: status, location: location, retryAfter: retryAfter, body: Data(body.utf8)))
    }

    private func fetch(
        _ client: Script, from text: String = "https://shop.example/users", retries: Int = 4, seed: UInt64 = 1,
        _ diary: Diary = Diary()
    ) throws -> String {
        var policy = RetryPolicy()
        policy.retries = retries
        var fetcher = WebFetcher(
            client, policy: policy, jitterSeed: seed, pause: { diary.pauses.append($0 / .seconds(1)) },
            report: { diary.reports.append($0) })
        return String(decoding: try fetcher.content(of: #require(URL(string: text))), as: UTF8.self)
    }

    @Test(arguments: [
        Self.answer(500), Self.answer(503), Self.answer(429), Self.answer(408), .failure(.timedOut(seconds: 30)),
        .failure(.truncated(expectedBytes: 10, foundBytes: 3)), .failure(.connection(reason: "a broken wire")),
    ])
    func whatMayPassIsTriedAgain(_ fault: Result<WebAnswer, WebFailure>) throws {
        let client = Script([fault, fault, Self.answer(200, "content")])
        let diary = Diary()
        #expect(try fetch(client, diary) == "content")
        #expect(client.asked.count == 3 && diary.pauses.count == 2 && diary.reports.count == 2)
        #expect(diary.reports.allSatisfy { $0.hasPrefix("https://shop.example/users: expected ") })
    }

    @Test(arguments: [400, 401, 403, 404, 410, 501, 204, 206])
    func whatWillNotPassIsNot(_ status: Int) {
        let client = Script([Self.answer(status)])
        let diary = Diary()
        let error = #expect(throws: FetchError.self) { _ = try fetch(client, diary) }
        #expect(error?.description == "https://shop.example/users: expected status 200, found \(status)")
        #expect(client.asked.count == 1 && diary.pauses.isEmpty)
    }

    @Test func aLargeAnswerIsNotAskedForTwice() {
        let client = Script([.failure(.tooLarge(limitBytes: 1_000_000))])
        let error = #expect(throws: FetchError.self) { _ = try fetch(client) }
        #expect(error?.description == "https://shop.example/users: expected at most 1,000,000 bytes, found more")
    }

    @Test func theLastFaultIsToldWithTheNumberOfTries() {
        let client = Script([.failure(.connection(reason: "x")), .failure(.timedOut(seconds: 2.5))])
        let error = #expect(throws: FetchError.self) { _ = try fetch(client, retries: 2) }
        #expect(
            error?.description
                == "https://shop.example/users: expected an answer within 2.5 s, found none (the last of 3 tries)")
        #expect(client.asked.count == 3)
    }

    @Test func noSecondTryIsMadeWhereNoneIsAllowed() {
        let client = Script([Self.answer(500)])
        #expect(throws: FetchError.self) { _ = try fetch(client, retries: 0) }
        #expect(client.asked.count == 1)
    }

    @Test func waitsDoubleWithinTheirHalvesAndFollowFromTheSeed() throws {
        func pauses(seed: UInt64) -> [Double] {
            let diary = Diary()
            #expect(throws: FetchError.self) {
                _ = try fetch(Script([Self.answer(500)]), retries: 9, seed: seed, diary)
            }
            return diary.pauses
        }
        let waits = pauses(seed: 1)
        #expect(waits.count == 9)
        for (index, wait) in waits.enumerated() {
            let longest = min(0.5 * Double(1 << index), 30)
            #expect(wait >= longest / 2 && wait < longest, "\(index)")
        }
        #expect(pauses(seed: 1) == waits)
        #expect(pauses(seed: 2) != waits)
    }

    @Test(arguments: [("7", 7.0), ("0", 0), ("100000", 30)])
    func aServiceIsTakenAtItsWordUpToALimit(_ retryAfter: String, _ seconds: Double) throws {
        let diary = Diary()
        _ = try fetch(Script([Self.answer(503, retryAfter: retryAfter), Self.answer(200)]), diary)
        #expect(diary.pauses == [seconds])
    }

    @Test(arguments: ["Wed, 21 Oct 2026 07:28:00 GMT", "-1", "nan", "soon"])
    func aRetryAfterThatIsNoNumberOfSecondsIsPassedOver(_ retryAfter: String) throws {
        let diary = Diary()
        _ = try fetch(Script([Self.answer(503, retryAfter: retryAfter), Self.answer(200)]), diary)
        #expect(diary.pauses.allSatisfy { (0.25..<0.5).contains($0) })
    }

    @Test(arguments: [
        ("/v2/users?limit=3", "https://shop.example/v2/users?limit=3"), ("people", "https://shop.example/people"),
        ("https://other.example/", "https://other.example/"),
    ])
    func redirectsAreFollowed(_ location: String, _ target: String) throws {
        let client = Script([Self.answer(307, location: location), Self.answer(200, "there")])
        #expect(try fetch(client) == "there")
        #expect(client.asked.last == target)
    }

    @Test(arguments: [
        ("http://shop.example/users", "from https to http"), ("ftp://shop.example/", "no address of http or https"),
        ("file:///etc/passwd", "no address of http or https"),
    ])
    func redirectsToWeakerPlacesAreRefused(_ location: String, _ reason: String) {
        let client = Script([Self.answer(302, location: location)])
        let error = #expect(throws: FetchError.self) { _ = try fetch(client) }
        #expect(
            error?.description
                == "https://shop.example/users: expected an answer, found a redirect to \(location): \(reason)")
        #expect(client.asked.count == 1)
    }

    @Test func redirectsInACircleEnd() {
        let client = Script([Self.answer(301, location: "/users")])
        let error = #expect(throws: FetchError.self) { _ = try fetch(client) }
        #expect(error?.description.hasSuffix("more than 5 in a row") == true)
        #expect(client.asked.count == 6)
    }

    @Test(arguments: [
        "https://shop.example", "http://localhost:8080/api", "HTTP://[::1]:80/", "https://shop.example/api/",
    ])
    func addressesOfServicesAreTaken(_ text: String) throws {
        let page = try WebAddress(text).page(of: "users", limit: 10, skip: 20).absoluteString
        #expect(page.hasSuffix("/users?limit=10&skip=20"))
        #expect(!page.dropFirst(8).contains("//"))
    }

    @Test(arguments: [
        "", "shop.example", "ftp://shop.example", "https://", "https://shop.example/?limit=3",
        "https://shop.example/#top", "file:///etc/passwd", "https://user:secret@shop.example",
    ])
    func otherAddressesAreRefusedWithoutTellingPasswords(_ text: String) {
        let error = #expect(throws: WebAddress.Failure.self) { _ = try WebAddress(text) }
        #expect(error?.description.hasPrefix("expected an address") == true)
        #expect(error?.description.contains("secret") == false)
    }
}
