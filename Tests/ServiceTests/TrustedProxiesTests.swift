import HTTP1
import JSON
import TestSupport
import Testing

@testable import Service

/// Requests of these tests come from 127.0.0.1.
@Suite struct TrustedProxiesTests {
    private func proxies(_ networks: String...) throws -> TrustedProxies {
        TrustedProxies(try networks.map { try #require(Network($0)) })
    }

    /// The client that the access log names.
    private func client(_ fields: String, _ proxies: TrustedProxies?) throws -> String? {
        let folder = try TemporaryFolder()
        let log = try AccessLog(.file(folder.path + "/log"), proxies: proxies)
        do {
            let session = WireSession(ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log)))
            session.send("GET /health HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
            #expect(session.answers().map(\.status) == [200])
        }
        let line = try JSONValue(reading: Array(try folder.read("log").utf8).span)
        #expect(line["peer"]?.string == "127.0.0.1")
        return line["client"]?.string
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1/32", "127.0.0.2", false), ("127.0.0.0/8", "127.255.0.1", true),
        ("0.0.0.0/0", "9.9.9.9", true), ("0.0.0.0/0", "2001:db8::1", false), ("10.0.0.0/9", "10.128.0.0", false),
        ("10.128.0.0/9", "10.128.0.0", true), ("::1", "::1", true), ("::1/128", "::2", false),
        ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false), ("2001:db8::/64", "2001:db8:0:0:ffff::", true),
        ("2001:db8::/64", "2001:db8:0:1::", false), ("2001:db8::8000/113", "2001:db8::ffff", true),
        ("::/0", "::9", true),
        ("::ffff:10.0.0.0/104", "10.1.2.3", true),
    ]) func aRangeHoldsWhatSharesItsBits(range: String, text: String, isIn: Bool) throws {
        let bytes = Array(text.utf8)
        let address = PeerAddress(bytes.span)
        #expect(try #require(Network(range)).contains(#require(address)) == isIn)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8",
        "10.0.0.0/0008",
        "10/8", "::/129", "fd00::1/8", "proxy.example", "10.0.0.0/8 ", "[::1]", "10.0.0.0/x", "::1/127",
    ]) func whatIsNoRangeIsRefused(text: String) {
        #expect(Network(text) == nil)
    }

    @Test(arguments: [
        ("", "127.0.0.1"), ("X-Forwarded-For: 203.0.113.9\r\n", "203.0.113.9"),
        ("x-forwarded-for: 203.0.113.9\r\n", "203.0.113.9"),
        ("X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.1.1\r\n", "203.0.113.9"),
        ("X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 10.1.1.1\r\n", "203.0.113.9"),
        ("X-Forwarded-For: 10.2.2.2, 10.1.1.1\r\n", "10.2.2.2"), ("X-Forwarded-For: 10.1.1.1\r\n", "10.1.1.1"),
        ("X-Forwarded-For: 203.0.113.9:1234\r\n", "203.0.113.9"),
        ("X-Forwarded-For: [2001:db8::9]:1234\r\n", "2001:db8:0:0:0:0:0:9"), ("X-Forwarded-For: \r\n", "127.0.0.1"),
        ("X-Forwarded-For: , ,203.0.113.9 ,\t,\r\n", "203.0.113.9"), ("X-Forwarded-For: unknown\r\n", "127.0.0.1"),
        ("X-Forwarded-For: 203.0.113.9, unknown\r\n", "127.0.0.1"),
        ("X-Forwarded-For: 203.0.113.9, nonsense, 10.1.1.1\r\n", "10.1.1.1"),
        ("X-Forwarded-For: 203.0.113.9 10.1.1.1\r\n", "127.0.0.1"), ("X-Forwarded-For: 300.1.1.1\r\n", "127.0.0.1"),
        ("X-Forwarded-For: \"203.0.113.9\"\r\n", "127.0.0.1"), ("X-Forwarded-For: \u{FF}\r\n", "127.0.0.1"),
        ("Forwarded: for=203.0.113.9\r\nX-Real-IP: 203.0.113.9\r\n", "127.0.0.1"),
    ]) func theClientIsTheLastAddressThatIsNoTrustedProxys(fields: String, client: String) throws {
        #expect(try self.client(fields, try proxies("127.0.0.1", "10.0.0.0/8")) == client)
    }

    @Test func whoIsNotTrustedSaysNothingOfOthers() throws {
        let fields = "X-Forwarded-For: 203.0.113.9\r\n"
        #expect(try client(fields, try proxies("10.0.0.0/8", "::1")) == "127.0.0.1")
        #expect(try client(fields, nil) == nil, "without the option lines are as they were")
    }

    @Test func aChainOfProxiesIsFollowedSoFarAndNoFurther() throws {
        let trusted = try proxies("127.0.0.1", "10.0.0.0/8")
        func chain(_ count: Int) -> String {
            "X-Forwarded-For: 203.0.113.9" + String(repeating: ",10.0.0.1", count: count) + "\r\n"
        }
        #expect(try client(chain(31), trusted) == "203.0.113.9")
        #expect(try client(chain(32), trusted) == "10.0.0.1")
        #expect(try client(chain(1000), trusted) == "10.0.0.1")
    }

    @Test func eachClientBehindTheProxyHasARateOfItsOwn() throws {
        let rules = AccessRules(
            keys: nil, openAreas: [.health], limiter: RateLimiter(rate: 0.001, burst: 1),
            proxies: try proxies("127.0.0.1"), origins: [])
        let handler = ServiceHandler(
            catalog: .sample(), limits: HTTPLimits(), telemetry: .sample(), access: rules
        ) { 1 }
        func status(_ address: String) throws -> Int {
            let session = WireSession(handler)
            session.send("GET /models HTTP/1.1\r\nHost: test\r\nX-Forwarded-For: \(address)\r\n\r\n")
            return try #require(session.answers().first).status
        }
        #expect(try status("203.0.113.1") == 200)
        #expect(try status("203.0.113.1") == 429)
        #expect(try status("203.0.113.2") == 200)
        #expect(try status("198.51.100.7, 203.0.113.2") == 429, "whatever a client puts before its own address")
        #expect(try status("2001:db8::1") == 200)
        #expect(try status("2001:db8::2") == 429, "the half that a client chooses does not count")
    }
}
