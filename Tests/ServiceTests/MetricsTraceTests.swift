import Bytes
import HTTP1
import JSON
import TestSupport
import Testing

@testable import Service

/// How a request is found again: by its id and its trace.
@Suite struct MetricsTraceTests {
    private func answer(_ fields: String, path: String = "/health") throws -> Answer {
        try ServiceUnderTest.inProcess.ask("GET \(path) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func aRequestWithoutAnIdIsGivenOneOfSixteenDigits(service: ServiceUnderTest) throws {
        let answers = [
            try service.get("/health"), try service.get("/nothing"), try service.post("/segment", "["),
            try service.post("/segment", #"{"recency":10,"frequency":10,"monetary":1000}"#),
            try service.ask("nonsense\r\n\r\n"), try service.ask("OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n"),
        ]
        for answer in answers {
            let id = try #require(answer["X-Request-Id"])
            #expect(id.count == 16)
            #expect(id.allSatisfy { $0.isHexDigit && !$0.isUppercase })
            if answer.status >= 400 { #expect(try answer.json["request_id"]?.string == id) }
        }
    }

    @Test(arguments: ["a", "0fc3-77", String(repeating: "x", count: 64), "{\"q\":1}", "!~"])
    func theIdOfARequestIsEchoed(id: String) throws {
        #expect(try answer("x-request-ID: \(id)\r\n")["X-Request-Id"] == id)
        let problem = try answer("X-Request-Id: \(id)\r\n", path: "/nothing")
        #expect(problem["X-Request-Id"] == id)
        #expect(try problem.json["request_id"]?.string == id)
    }

    @Test(arguments: ["", "a b", "a\tb", "é", String(repeating: "x", count: 65)])
    func anIdThatIsNoneIsReplaced(id: String) throws {
        let given = try #require(try answer("X-Request-Id: \(id)\r\n")["X-Request-Id"])
        #expect(given.count == 16)
        #expect(given != id)
    }

    @Test func ofSeveralIdsTheFirstSoundOneCounts() throws {
        let fields = "X-Request-Id: not one\r\nX-Request-Id: b\r\nX-Request-Id: c\r\n"
        #expect(try answer(fields)["X-Request-Id"] == "b")
    }

    @Test func aRefusalKnowsTheRequestWhoseHeadWasRead() throws {
        let head = "POST /segment HTTP/1.1\r\nHost: test\r\nX-Request-Id: mine\r\n"
        let oversized = try ServiceUnderTest.inProcess.ask(head + "Content-Length: 99999999\r\n\r\n")
        #expect(oversized.status == 413)
        let session = WireSession(ServiceHandler.sample(.sample()))
        session.send(head + "Content-Length: 9\r\n\r\n{")
        session.advance(by: .seconds(3600))
        let late = try #require(session.answers().first)
        #expect(late.status == 408)
        let chunked = try ServiceUnderTest.inProcess.ask(head + "Transfer-Encoding: chunked\r\n\r\nx\r\n")
        #expect(chunked.status == 400)
        for answer in [oversized, late, chunked] {
            #expect(answer["X-Request-Id"] == "mine")
            #expect(try answer.json["request_id"]?.string == "mine")
            #expect(try answer.json["instance"]?.string == "/segment")
        }
    }

    @Test func idsDifferBetweenRequestsAndAnswersDoNotGrow() throws {
        let session = WireSession(ServiceHandler.sample(.sample()))
        for _ in 0..<40 { session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n") }
        let answers = session.answers()
        #expect(Set(answers.compactMap { $0["X-Request-Id"] }).count == 40)
        #expect(session.received.count % 40 == 0)
    }

    @Test(
        arguments: [
            (0, "0000000000000001"), (0x9, "000000000000000a"), (0xAF, "00000000000000b0"),
            (0x1234_5678_9FFF_FFFF, "12345678a0000000"), (.max, "0000000000000000"),
        ] as [(UInt64, String)])
    func idsCountUp(start: UInt64, next: String) {
        var identifiers = RequestIdentifiers(start: start)
        identifiers.advance()
        #expect(identifiers.digits.text == next)
    }

    @Test(arguments: [
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ])
    func aValidTraceParentComesBack(value: String) throws {
        #expect(try answer("traceparent: \(value)\r\n")["traceparent"] == value)
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01x",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333g-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-" + String(repeating: "x", count: 80),
    ])
    func anInvalidTraceParentIsIgnored(value: String) throws {
        let answer = try answer("traceparent: \(value)\r\n")
        #expect(answer.status == 200)
        #expect(answer["traceparent"] == nil)
    }

    @Test(arguments: [2, 3])
    func severalTraceParentsAreNone(count: Int) throws {
        let field = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"
        let answer = try answer(String(repeating: field, count: count))
        #expect(!answer.fields.contains { $0.name == "traceparent" })
    }
}
