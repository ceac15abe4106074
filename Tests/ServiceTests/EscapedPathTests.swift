import HTTP1
import TestSupport
import Testing

@testable import Service

@Suite struct EscapedPathTests {
    private func route(_ path: String) -> RouteTable.Match? { RouteTable.service.match(Array(path.utf8).span) }

    @Test(
        arguments: [
            ("/%73egments", .segments, ""), ("/segment%73", .segments, ""), ("/%6dodels/retail", .model, "retail"),
            ("/%6Dodels/re%74ail/map", .modelMap, "re%74ail"), ("/models/retail/%6d%61p", .modelMap, "retail"),
            ("/openapi%2Eyaml", .contract, ""), ("/v2/models/a%2Fb/%69nfer", .infer, "a%2Fb"),
            ("/v2/models/a%2Fb/version%73/1/infer", .inferVersion, "a%2Fb"),
            ("/%61nalytics/customer/a%2fb", .analyticsCustomer, "a%2fb"), ("/v%32", .inferenceServer, ""),
        ] as [(String, Route.Endpoint, String)])
    func anEscapedLetterIsTheLetter(path: String, endpoint: Route.Endpoint, parameter: String) throws {
        let match = try #require(route(path))
        #expect(match.endpoint == endpoint)
        #expect(String(decoding: Array(path.utf8)[match.parameter], as: UTF8.self) == parameter)
    }

    @Test(arguments: [
        "%2Fsegments", "/%2Fsegments", "/analytics%2Foverview", "/analytics%2fcustomer/1", "/models%2Fretail",
        "/%73egments/", "/%73egment%", "/%73egments%20", "/%73egments%2", "/%6dodels/", "/%6dodels//map",
        "/%6dodels/a/b", "/%53egments", "/%2573egments", "/segments%00", "/%2e%2e/segments", "/%73egments/..", "/%7",
    ]) func noEscapedSlashSeparatesAndNothingElseIsTakenForALetter(path: String) {
        #expect(route(path) == nil)
    }

    @Test(arguments: RouteTable.service.routes.map(\.pattern))
    func everyRouteIsFoundHoweverItIsEscaped(pattern: String) throws {
        let plain = pattern.split(separator: "{").first.map(String.init) ?? ""
        let path = plain == pattern ? plain : plain + "x" + (pattern.split(separator: "}").dropFirst().first ?? "")
        let escaped = path.utf8.map { byte in
            byte == UInt8(ascii: "/") ? "/" : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        #expect(try #require(route(escaped)).endpoint == #require(route(path)).endpoint)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func requestsAreAnsweredSoToo(service: ServiceUnderTest) throws {
        #expect(try service.get("/%73egments").body == service.get("/segments").body)
        #expect(try service.get("/%6dodels/s%68op").body == service.get("/models/shop").body)
        let customer = #"{"recency":10,"frequency":10,"monetary":1000}"#
        #expect(try service.post("/models/shop/%70redict", customer).body == service.post("/segment", customer).body)
    }
}
