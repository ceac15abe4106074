import JSON
import TestSupport
import Testing

@testable import Service

/// What requests say of their bodies.
@Suite struct ContentRulesTests {
    private static let bodies = [
        ("/predict", "{}", "application/json"), ("/segment", "{}", "application/json"),
        ("/models/shop/predict", "{}", "application/json"), ("/v2/models/shop/infer", "{}", "application/json"),
        ("/score?model=shop", "recency\n", "text/csv"), ("/score?model=shop", "recency\n", "text/tab-separated-values"),
        ("/score?model=shop", "{}\n", "application/x-ndjson"),
    ]

    private func post(_ path: String, _ body: String, _ fields: String...) throws -> Answer {
        let session = WireSession(ServiceHandler.sample(.sample()))
        let lines = fields.map { $0 + "\r\n" }.joined()
        session.send("POST \(path) HTTP/1.1\r\nHost: test\r\n\(lines)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return try #require(session.answers().first)
    }

    private func complaint(_ answer: Answer) throws -> String? {
        try answer.json["detail"]?.string ?? answer.json["error"]?.string
    }

    @Test(arguments: bodies)
    func aPackedBodyIsRefusedWhateverItHolds(path: String, body: String, type: String) throws {
        let type = "Content-Type: \(type)"
        for coding in ["gzip", "br", "zstd", "identity, gzip", "x", ""] {
            let answer = try post(path, body, type, "content-encoding: \(coding)")
            #expect(answer.status == 415)
            #expect(try complaint(answer) == "expected a body without Content-Encoding, found \"\(coding)\"")
        }
        #expect(try post(path, body, type, "Content-Encoding: identity", "Content-Encoding: gzip").status == 415)
        #expect(try post(path, body, type, "Content-Encoding: Identity").status != 415)
    }

    @Test(arguments: bodies)
    func aTypeIsToldOnce(path: String, body: String, type: String) throws {
        let answer = try post(path, body, "Content-Type: \(type)", "content-type: \(type)")
        #expect(answer.status == 400)
        #expect(try complaint(answer) == "expected one Content-Type, found 2")
    }

    @Test(arguments: bodies)
    func textIsUTF8(path: String, body: String, type: String) throws {
        for charset in ["utf-16", "latin1", "ISO-8859-1", "\"utf-16le\"", "utf-7"] {
            let answer = try post(path, body, "Content-Type: \(type); Charset=\(charset)")
            #expect(answer.status == 415)
            #expect(try complaint(answer)?.hasPrefix("expected text in UTF-8, found Content-Type: ") == true)
        }
        for parameters in [
            ";charset=utf-8", "; charset=\"UTF-8\"", " ;a=b; charset=US-ASCII", ";", "; charset", ";x=\"; charset=y\"",
        ] {
            #expect(try post(path, body, "Content-Type: \(type)\(parameters)").status != 415, "\(parameters)")
        }
    }

    @Test func aTableNeedsItsHeader() throws {
        for (type, status) in [
            ("text/csv; header=absent", 415), ("text/csv;charset=utf-8;HEADER=\"Absent\"", 415),
            ("text/tab-separated-values; header=absent", 415), ("text/csv; header=present", 200),
        ] {
            let answer = try post(
                "/score?model=shop", "recency,frequency,monetary\n1,2,3\n", "Content-Type: \(type)")
            #expect(answer.status == status, "\(type)")
        }
    }

    @Test(arguments: [
        ("a/b", ""), ("a/b;c=d", "c=d"), ("a/b ; C=d ;e = \"f;g\"", "c=d e=f;g"),
        ("a/b; c=\"d\\\"e;\"; f=g", "c=d\"e; f=g"),
        ("a/b;c", ""), ("a/b;=;c=", ""), ("a/b;;;c=d;", "c=d"), ("a/b; c=\"d", "c=\"d"), ("a/b; c=\"d\\", "c=\"d\\"),
        ("; c=d", "c=d"), ("", ""),
    ])
    func parametersStandBehindTheType(value: String, expected: String) {
        let found = MediaType.parameters(of: value.utf8Span.span).map { "\($0.name)=\($0.value)" }
        #expect(found.joined(separator: " ") == expected)
    }
}
