import HTTP1
import JSON
import Service
import TestSupport
import Testing

/// Requests below `/v2` that break a rule of HTTP before anybody asks what they want.
@Suite struct RefusedInferenceTests {
    private static let path = "/v2/models/shop/infer"
    private static let host = "Host: test\r\n"

    private static let refused: [(request: String, status: Int)] = [
        ("BREW \(path) HTTP/1.1\r\n\(host)\r\n", 501), ("\r\nBREW /v2 HTTP/1.1\r\n", 501), ("BREW /v2\r\n", 501),
        ("BREW \(path)\(String(repeating: "/a", count: 5_000)) HTTP/1.1\r\n", 501),
        ("POST \(path) HTTP/1.1\r\n\(host)Expect: a-lot\r\n\r\n", 417),
        ("POST \(path) HTTP/1.1\r\n\(host)\(String(repeating: "A: b\r\n", count: 101))\r\n", 431),
        ("POST \(path) HTTP/1.1\r\n\(host)A: \(String(repeating: "b", count: 17_000))\r\n\r\n", 431),
        ("GET \(path)?\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\n\(host)\r\n", 414),
        ("GET \(path)\(String(repeating: "/a", count: 5_000)) HTTP/1.1\r\n\(host)\r\n", 414),
        ("GET /v2 HTTP/2.0\r\n\(host)\r\n", 505),
        ("POST \(path) HTTP/1.1\r\n\(host)Transfer-Encoding: gzip, chunked\r\n\r\n", 501),
        ("GET /v2?a=%zz HTTP/1.1\r\n\(host)\r\n", 400), ("GET /v2/\u{e9} HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /v2 HTTP/1.1\r\n\r\n", 400), ("GET http://test/v2/models HTTP/1.1\r\n\r\n", 400),
        ("GET /v2/models HTTP/1.1\n\n", 400),
    ]

    private func answer(to request: String, readBytes: Int = 64 * 1024) throws -> Answer {
        let session = WireSession(ServiceHandler.sample(.sample()))
        session.readBytes = readBytes
        session.send(request)
        let answers = session.answers()
        #expect(answers.count == 1)
        return try #require(answers.first)
    }

    @Test(arguments: refused, [64 * 1024, 7, 1])
    func aRefusedHeadIsToldInTheProtocolsForm(refused: (request: String, status: Int), readBytes: Int) throws {
        let answer = try answer(to: refused.request, readBytes: readBytes)
        #expect(answer.status == refused.status)
        #expect(answer["Content-Type"] == "application/json")
        #expect(answer["Connection"] == "close")
        #expect(answer["X-Request-Id"]?.count == 16)
        #expect(try answer.json.members?.map(\.key) == ["error"])
        #expect(try answer.json["error"]?.string?.isEmpty == false)
    }

    @Test(arguments: refused)
    func otherPathsKeepTheFormOfProblems(request: String, status: Int) throws {
        for other in ["/v1", "/v22", "/predict"] {
            let answer = try answer(to: request.replacing("/v2", with: other))
            #expect(answer.status == status)
            #expect(answer["Content-Type"] == "application/problem+json")
            #expect(try answer.json["status"]?.integer == status)
        }
    }

    @Test(arguments: [
        ("GET /v2/health/live HTTP/1.1\r\nHost", "application/json"), ("GET /v2/hea", "application/json"),
        ("GET /", "application/problem+json"), ("GET ", "application/problem+json"), ("G", "application/problem+json"),
        ("", nil),
    ])
    func aHeadThatBreaksOffIsToldWhatItBegan(head: String, type: String?) {
        for isEnded in [true, false] {
            let session = WireSession(ServiceHandler.sample(.sample()))
            session.send(head)
            if isEnded { session.end() } else { session.advance(by: .seconds(11)) }
            #expect(session.answers().map { $0["Content-Type"] } == (type.map { [$0] } ?? []))
            #expect(session.answers().allSatisfy { $0.status == (isEnded ? 400 : 408) })
        }
    }
}
