import HTTP1
import JSON
import ModelBundle
import TestSupport
import Testing

@testable import Service

@Suite struct AccessTests {
    private func keys(_ text: String) throws -> APIKeys {
        let folder = try TemporaryFolder()
        try folder.write("keys", text)
        return try APIKeys(reading: folder.path + "/keys")
    }

    private func sampleKeys() throws -> APIKeys {
        func line(_ name: String, _ scopes: String) -> String {
            let token = Array("\(name)-key".utf8)
            return "\(name)\t\(SHA256.digest(of: token.span))  \(scopes)\n"
        }
        return try keys(
            "# name, SHA-256, scopes\n\n" + line("crm", "predict") + line("bi", "analytics")
                + line("both", "predict,analytics"))
    }

    private func rules(
        _ keys: APIKeys?, open: Set<Area> = [.health, .docs], limiter: RateLimiter? = nil, origins: [String] = []
    ) -> AccessRules {
        AccessRules(keys: keys, openAreas: open, limiter: limiter, origins: origins)
    }

    private func ask(
        _ path: String, _ rules: AccessRules, method: String = "GET", fields: String = "", body: String = ""
    ) throws -> Answer {
        let handler = ServiceHandler(
            catalog: .sample(), limits: HTTPLimits(), telemetry: .sample(), access: rules
        ) { 1 }
        let session = WireSession(handler)
        session.send(
            "\(method) \(path) HTTP/1.1\r\nHost: test\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return try #require(session.answers().first)
    }

    @Test(arguments: [
        ("/health", "", 200), ("/v2/health/live", "", 200), ("/openapi.yaml", "", 200), ("/", "", 200),
        ("/metrics", "", 401), ("/metrics", "crm-key", 200), ("/models", "", 401), ("/models", "bi-key", 200),
        ("/segments", "crm-key", 200), ("/analytics/overview", "", 401), ("/analytics/overview", "crm-key", 403),
        ("/analytics/overview", "bi-key", 200), ("/clusters/summary", "both-key", 200),
        ("/analytics/customers", "crm-key", 403), ("/v2/models/shop", "bi-key", 200), ("/v2/models/shop", "x", 401),
        ("/models", "crm-keys", 401), ("/models", "crm-ke", 401), ("/nothing", "", 404),
    ]) func aKeyOpensWhatItsScopesAreFor(path: String, key: String, status: Int) throws {
        let field = key.isEmpty ? "" : "Authorization: Bearer \(key)\r\n"
        let answer = try ask(path, rules(try sampleKeys()), fields: field)
        #expect(answer.status == status)
        let challenge = answer["WWW-Authenticate"]
        switch status {
        case 401 where key.isEmpty: #expect(challenge == "Bearer realm=\"customer-segmentation\"")
        case 401: #expect(challenge?.hasSuffix("error=\"invalid_token\"") == true)
        case 403: #expect(challenge?.hasSuffix("error=\"insufficient_scope\", scope=\"analytics\"") == true)
        default: #expect(challenge == nil)
        }
    }

    @Test(arguments: ["/predict", "/segment", "/models/shop/predict", "/v2/models/shop/infer", "/score?model=shop"])
    func scoringNeedsTheScopePredict(path: String) throws {
        let rules = rules(try sampleKeys())
        for (key, statuses) in [("", [401]), ("bi-key", [403]), ("crm-key", [200, 400, 422])] {
            let fields = "Content-Type: \(path.hasPrefix("/score") ? "text/csv" : "application/json")\r\n"
            let authorization = key.isEmpty ? "" : "authorization: bearer  \(key)\r\n"
            let answer = try ask(path, rules, method: "POST", fields: fields + authorization, body: "{}")
            #expect(statuses.contains(answer.status))
        }
    }

    @Test(arguments: ["Basic Y3JtOmtleQ==", "Bearer", "Bearer ", "crm-key", "Bearer crm-key, Bearer bi-key"])
    func whatIsNoBearerTokenIsNoKey(value: String) throws {
        #expect(try ask("/models", rules(try sampleKeys()), fields: "Authorization: \(value)\r\n").status == 401)
    }

    @Test func twoCredentialsAreNone() throws {
        let fields = "Authorization: Bearer crm-key\r\nAuthorization: Bearer crm-key\r\n"
        #expect(try ask("/models", rules(try sampleKeys()), fields: fields).status == 401)
    }

    @Test func metricsAndDocumentsAreOpenOrClosedByOption() throws {
        let keys = try sampleKeys()
        #expect(try ask("/metrics", rules(keys, open: [.metrics])).status == 200)
        #expect(try ask("/openapi.yaml", rules(keys, open: [])).status == 401)
        #expect(try ask("/health/live", rules(keys, open: [])).status == 401)
    }

    @Test(arguments: [
        ("", "expected at least one key, found none"), ("# nothing\n", "expected at least one key"),
        ("a b\n", "line 1: expected a name, a SHA-256 and scopes, found 2 word(s)"),
        ("\na xyz predict\n", "line 2: expected a SHA-256 of 64 hexadecimal digits"),
        ("a \(String(repeating: "g", count: 64)) predict", "line 1: expected a SHA-256"),
        ("a \(String(repeating: "0", count: 64)) admin", "line 1: expected scopes of predict, analytics"),
        ("a \(String(repeating: "0", count: 64)) predict,", "found \"\""),
        ("a \(String(repeating: "0", count: 64)) predict\nb \(String(repeating: "0", count: 64)) predict", "line 2"),
        ("a \(String(repeating: "0", count: 64)) predict\na \(String(repeating: "1", count: 64)) predict", "line 2"),
    ]) func aBadFileSaysWhichLine(text: String, part: String) throws {
        let error = #expect(throws: BundleError.self) { try keys(text) }
        #expect(error?.description.contains(part) == true, "\(String(describing: error))")
    }

    @Test func aBucketFillsAtItsRate() {
        let limiter = RateLimiter(rate: 2, burst: 3)
        func take(_ seconds: Double, _ client: UInt64 = 1) -> Double? {
            limiter.take(.address(client), now: Timestamp(nanoseconds: Int64(seconds * 1e9)))
        }
        #expect((0..<3).allSatisfy { _ in take(10) == nil })
        #expect(take(10) == 0.5)
        #expect(take(10, 2) == nil, "another client has a bucket of its own")
        #expect(take(10.5) == nil)
        #expect(take(10.75) == 0.25)
        #expect((0..<3).allSatisfy { _ in take(100) == nil } && take(100) != nil)
    }

    @Test func whoAsksTooOftenIsToldWhenToComeBack() throws {
        let rules = rules(nil, limiter: RateLimiter(rate: 0.5, burst: 1))
        #expect(try ask("/models", rules).status == 200)
        let answer = try ask("/models", rules)
        #expect(answer.status == 429)
        #expect(answer["Retry-After"] == "2")
        #expect(answer["RateLimit"] == "\"default\";r=0;t=2")
        #expect(answer["RateLimit-Policy"] == "\"default\";q=1;w=2;segmentation-burst=1")
        #expect(
            try answer.json["detail"]?.string
                == "expected at most 0.5 requests per second in the long run and 1 at once, found more; wait 2 s")
        #expect(try ask("/health/ready", rules).status == 200)
    }

    @Test(arguments: [
        (5, 3, "q=5;w=1;segmentation-burst=3"), (1, 1, "q=1;w=1;segmentation-burst=1"),
        (1_000_000, 10_000_000, "q=1000000;w=1;segmentation-burst=10000000"),
        (0.5, 0.1, "q=1;w=2;segmentation-burst=1"), (0.3, 2, "q=1;w=4;segmentation-burst=2"),
    ])
    func thePolicyIsWhatTheBucketAllowsInTheLongRun(rate: Double, burst: Double, expected: String) {
        #expect(RateLimiter(rate: rate, burst: burst).policy == "\"default\";" + expected)
    }

    @Test func whatIsShedIsCountedAndLeavesTheConnectionOpen() throws {
        // The clock of the sample's turns reads a second more than that of the session, which is longer than is bearable.
        let telemetry = Telemetry.sample()
        let handler = ServiceHandler(
            catalog: .sample(), limits: HTTPLimits(), telemetry: telemetry, longestTurn: .milliseconds(100)
        ) { 1 }
        _ = handler.turnEnded(now: Timestamp(nanoseconds: 1_000_000_000))
        let session = WireSession(handler)
        for path in ["/models", "/v2", "/health/live"] { session.send("GET \(path) HTTP/1.1\r\nHost: test\r\n\r\n") }
        session.send("POST /segment HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n{}")
        session.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n")
        let answers = session.answers()
        #expect(answers.map(\.status) == [503, 503, 200, 503, 200])
        #expect(answers.allSatisfy { $0["Connection"] == nil })
        #expect(answers.filter { $0.status == 503 }.allSatisfy { $0["Retry-After"] == "1" })
        #expect(!session.isClosed)
        #expect(answers.last?.text.contains("segmentation_http_refused_total{reason=\"overload\"} 3\n") == true)
    }

    @Test func aLoopThatLagsTurnsWorkAwayAndStaysHealthy() throws {
        var shedding = LoadShedding(limit: .milliseconds(100))
        let start = Timestamp(nanoseconds: 0)
        try shedding.admit(to: .predict)
        shedding.turnEnded(start, now: Timestamp(nanoseconds: 100_000_001))
        let problem = #expect(throws: Problem.self) { try shedding.admit(to: .predict) }
        #expect(problem?.status == .serviceUnavailable)
        #expect(problem?.fields.map(\.value) == ["1"])
        try shedding.admit(to: .ready)
        try shedding.admit(to: .metrics)
        shedding.turnEnded(start, now: Timestamp(nanoseconds: 100_000_000))
        try shedding.admit(to: .predict)
    }

    @Test func pagesOfAnOriginMayReadAnswers() throws {
        let rules = rules(try sampleKeys(), origins: ["https://shop.example"])
        let origin = "Origin: https://shop.example\r\n"
        let preflight = try ask(
            "/predict", rules, method: "OPTIONS",
            fields: origin + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n")
        #expect(preflight.status == 204)
        #expect(preflight["Access-Control-Allow-Origin"] == "https://shop.example")
        #expect(
            preflight["Access-Control-Allow-Headers"]
                == "Authorization, Content-Type, If-None-Match, X-Request-Id, traceparent, Inference-Header-Content-Length"
        )
        #expect(preflight["Vary"] == "Origin")
        for (path, key) in [("/models", "bi-key"), ("/analytics/overview", "crm-key"), ("/models", "x")] {
            let answer = try ask(path, rules, fields: origin + "Authorization: Bearer \(key)\r\n")
            #expect(answer["Access-Control-Allow-Origin"] == "https://shop.example")
        }
        let body = #"{"recency":10,"frequency":10,"monetary":1000}"#
        for (path, type) in [("/segment", "application/json"), ("/score?model=shop", "application/x-ndjson")] {
            let answer = try ask(
                path, rules, method: "POST",
                fields: origin + "Authorization: Bearer crm-key\r\nContent-Type: \(type)\r\n", body: body)
            #expect(answer.status == 200)
            #expect(answer["Access-Control-Allow-Origin"] == "https://shop.example")
            #expect(
                answer["Access-Control-Expose-Headers"]
                    == "ETag, X-Request-Id, traceparent, Retry-After, RateLimit, RateLimit-Policy, "
                    + "Inference-Header-Content-Length")
        }
        let other = try ask("/health", rules, fields: "Origin: https://shop.example.evil\r\n")
        #expect(other["Access-Control-Allow-Origin"] == nil)
        #expect(other["Vary"] == "Origin")
        let any = try ask("/health", self.rules(nil, origins: ["*"]), fields: "Origin: null\r\n")
        #expect(any["Access-Control-Allow-Origin"] == "null")
        #expect(try ask("/health", self.rules(nil), fields: origin)["Vary"] == nil)
    }
}
