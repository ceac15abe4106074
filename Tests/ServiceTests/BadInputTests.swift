import HTTP1
import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Testing

/// Every route there is, with each of its parameters, members and columns given what makes no sense: the client is told
/// so, with the place, and the server never fails.
@Suite struct BadInputTests {
    private static let nonsense = [
        "", "%00", "nobody", "-1", "1.5", "1e9", "NaN", "%20", "+1", "%F0%9F%92%A9", "..%2F..%2Fetc%2Fpasswd",
        "%27%3B--",
        "99999999999999999999", String(repeating: "x", count: 4_000),
    ]
    // One for all that a test asks: making one takes longer than an answer.
    private let handler = ServiceHandler.sample(.sample())

    @Test(arguments: RouteTable.service.routes.filter { parameters(of: $0.endpoint) != nil })
    func eachParameterIsJudged(of route: Route) throws {
        for name in Self.parameters(of: route.endpoint) ?? [] {
            for value in Self.nonsense {
                let answer = try ask(route, query: "\(name)=\(value)")
                try expectProblem(answer, name == "model" ? 404 : 400, at: name == "model" ? nil : name)
            }
            try expectProblem(try ask(route, query: "\(name)=a&\(name)=a"), 400, at: name, "repeated_parameter")
        }
        for name in Self.nonsense where name != "" {
            try expectProblem(try ask(route, query: name), 400, at: nil, "unknown_parameter")
        }
    }

    @Test(arguments: RouteTable.service.routes.filter { $0.pattern.contains("{") })
    func nothingIsFoundUnderNonsense(in route: Route) throws {
        for value in Self.nonsense where !value.contains("+") {
            let answer = try ask(route, at: Self.path(of: route, value))
            // A model's path without its name is that of another route or of none.
            if value.isEmpty, answer.status == 405 { continue }
            try expectProblem(answer, 404, at: nil)
        }
    }

    @Test(arguments: RouteTable.service.routes) func otherMethodsAreRefused(by route: Route) throws {
        let allowed = "\(route.methods.allowed)"
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"] where !allowed.contains(method) {
            let answer = try send(
                "\(method) \(Self.path(of: route)) HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n")
            #expect(answer.status == 405)
            #expect(answer["Allow"] == allowed)
        }
    }

    @Test(arguments: RouteTable.service.routes.filter { $0.methods == .post })
    func otherTypesAreRefused(by route: Route) throws {
        for type in ["text/plain", "application/xml", "multipart/form-data; boundary=x", "x", "/", "*/*"] {
            try expectProblem(try ask(route, "{}", type: type), 415, at: nil)
        }
    }

    @Test(arguments: RouteTable.service.routes.filter { isJSON($0.endpoint) })
    func whatIsNoCustomerIsRefused(by route: Route) throws {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        let name = try Self.model(of: route.endpoint).segmenter.encoder.schema.features[0].name
        for twice in ["null", "true", "[]"] {
            let answer = try ask(route, "{\"\(name)\":\(twice),\"\(name)\":null}")
            #expect(answer.status == 422)
            let types = try #require(try Self.types(at: [.string("body"), .string(name)], in: answer))
            #expect(types == (twice == "null" ? [] : ["wrong_type"]) + ["repeated_field"])
        }
        for body in [
            "", " ", "{", "[", "[{}", "{}}", "{}{}", "nul", "\u{FEFF}{}", "{\"a\":01}", deep,
        ] {
            try expectProblem(try ask(route, body), 400, at: nil)
        }
        for body in ["null", "1", "\"x\"", "true", "[1]", "[[]]", "[null]", "{}", "[{}]"] {
            let answer = try ask(route, body)
            try expectProblem(answer, 422, at: nil)
            #expect(try answer.json["errors"]?[0]?["loc"]?[0]?.string == "body")
        }
    }

    @Test(arguments: RouteTable.service.routes.filter { isJSON($0.endpoint) })
    func eachMemberIsJudged(by route: Route) throws {
        let schema = try Self.model(of: route.endpoint).segmenter.encoder.schema
        for feature in schema.features {
            for (value, type) in Self.badValues(of: feature.kind) {
                try expectProblem(try ask(route, "{\"\(feature.name)\":\(value)}"), 422, at: feature.name, type)
                let second = try ask(route, "[{},{\"\(feature.name)\":\(value)}]")
                #expect(try Self.types(at: [.string("body"), .number(1), .string(feature.name)], in: second) == [type])
            }
        }
        for (value, type) in [
            ("true", "wrong_type"), ("[]", "wrong_type"), ("{}", "wrong_type"), ("1.5", "wrong_type"),
            ("1e300", "out_of_range"), ("1e999", "out_of_range"),
        ] {
            let answer = try ask(route, "{\"\(schema.identifier)\":\(value)}")
            try expectProblem(answer, 422, at: schema.identifier, type)
        }
        let long = try ask(route, "{\"\(schema.identifier)\":\"\(String(repeating: "x", count: 129))\"}")
        try expectProblem(long, 422, at: schema.identifier, "too_large")
    }

    @Test func eachColumnIsJudged() throws {
        for (type, separator) in [("text/csv", ","), ("text/tab-separated-values", "\t")] {
            let names = ["recency", "frequency", "monetary"]
            for place in names.indices {
                for value in ["x", "-1", "1e16", "-NaN", "inf", "0x10", "1 000", "\"1,5\"", "--1", "1e"] {
                    var row = ["1", "1", "1"]
                    row[place] = value
                    let table = [names, row, ["1", "1", "1"]].map { $0.joined(separator: separator) + "\n" }.joined()
                    let answer = try post("/score?model=shop", table, contentType: type)
                    let lines = answer.text.split(separator: "\n")
                    #expect(answer.status == 200 && lines.count == 3)
                    #expect(lines[1].contains("line 2: \(names[place]): expected a number"), "\(value): \(lines[1])")
                    #expect(lines[2].hasSuffix(separator + separator))
                }
            }
        }
    }

    @Test func eachMemberOfALineIsJudged() throws {
        for name in ["recency", "frequency", "monetary"] {
            for (value, type) in Self.badValues(of: .number(NumberDomain(minimum: 0, trainingRange: 0...1))) {
                let body = "{\"\(name)\":\(value)}\n{\"recency\":1,\"frequency\":1,\"monetary\":1}\n"
                let answer = try post("/score?model=shop", body, contentType: "application/x-ndjson")
                let lines = try answer.text.split(separator: "\n").map { try JSONValue(reading: Array($0.utf8).span) }
                #expect(answer.status == 200 && lines.count == 2)
                let errors = lines[0]["errors"]?.elements?.filter { $0["loc"]?[0]?.string == name }
                #expect(errors?.map { $0["type"]?.string } == [type], "\(value): \(answer.text)")
                #expect(lines[0]["line"]?.integer == 1 && lines[1]["cluster"]?.integer != nil)
            }
        }
    }

    @Test func eachMemberOfATensorIsJudged() throws {
        let tensor = ["name": "\"rows\"", "shape": "[1,3]", "datatype": "\"FP64\"", "data": "[1,2,3]"]
        for name in tensor.keys {
            for value in ["null", "true", "1", "-1", "\"x\"", "[]", "{}", "[null]", "[[]]", "[1e300]", "[{}]"] {
                // A tensor of rows may have any name.
                if (name, value) == ("name", "\"x\"") { continue }
                var changed = tensor
                changed[name] = value
                let members = changed.map { "\"\($0)\":\($1)" }.joined(separator: ",")
                let answer = try post("/v2/models/shop/infer", "{\"inputs\":[{\(members)}]}")
                try expectProblem(answer, 400, at: nil)
            }
        }
        for name in ["id", "inputs", "outputs", "parameters"] {
            for value in ["true", "1", "\"x\"", "[1]", "[{}]", "[[]]"] where (name, value) != ("id", "\"x\"") {
                try expectProblem(try post("/v2/models/shop/infer", "{\"\(name)\":\(value)}"), 400, at: nil)
            }
        }
    }
}

extension BadInputTests {
    /// The query parameters of a route; nil where it takes any and uses none.
    private static func parameters(of endpoint: Route.Endpoint) -> [String]? {
        switch endpoint {
        case .predict, .segment: ["model", "probabilities", "explain", "coordinates"]
        case .modelPredict: ["probabilities", "explain", "coordinates"]
        case .modelMap: ["axes"]
        case .score, .segments, .clusters, .clustersSummary, .analyticsOverview, .analyticsSegments,
            .analyticsSummary, .analyticsCustomer:
            ["model"]
        case .analyticsCustomers: ["model", "segment", "anomaly", "sort", "limit", "cursor"]
        case .models, .model: []
        case .index, .health, .live, .ready, .contract, .metrics, .reload, .rollback, .dashboard, .dashboardFile,
            .swaggerUI, .swaggerUIAlias, .redoc, .docsFile, .inferenceServer, .inferenceLive, .inferenceReady,
            .inferenceModel,
            .inferenceModelReady, .infer, .inferenceVersion, .inferenceVersionReady, .inferVersion:
            nil
        }
    }

    /// Whether customers come to a route as JSON.
    private static func isJSON(_ endpoint: Route.Endpoint) -> Bool {
        [.predict, .segment, .modelPredict].contains(endpoint)
    }

    private static func model(of endpoint: Route.Endpoint) throws -> LoadedModel {
        try .sample(endpoint == .segment ? .rfm : .attributes)
    }

    private static func path(of route: Route, _ parameter: String? = nil) -> String {
        guard let open = route.pattern.firstIndex(of: "{"), let close = route.pattern.firstIndex(of: "}") else {
            return route.pattern
        }
        let known =
            switch route.endpoint {
            case .analyticsCustomer: "C1"
            case .dashboardFile: "app.js"
            case .docsFile: "viewer.js"
            default: "people"
            }
        let path = route.pattern[..<open] + (parameter ?? known) + route.pattern[route.pattern.index(after: close)...]
        return String(path).replacing("{version}", with: "1")
    }

    /// JSON that is no value of a feature, with the type of the error.
    private static func badValues(of kind: Feature.Kind) -> [(json: String, type: String)] {
        switch kind {
        case .number:
            [
                ("true", "wrong_type"), ("[]", "wrong_type"), ("{}", "wrong_type"), ("\"1\"", "wrong_type"),
                ("-1", "out_of_range"), ("1e16", "out_of_range"), ("-1e-300", "out_of_range"),
                ("1e999", "out_of_range"), ("-1e999", "out_of_range"),
            ]
        case .category(let encoding):
            [("true", "wrong_type"), ("[]", "wrong_type"), ("{}", "wrong_type"), ("1", "wrong_type")]
                + (encoding.unknownPolicy == .reject
                    ? [("\"Atlantis\"", "unknown_category"), ("\"\"", "unknown_category")] : [])
        }
    }

    private func send(_ request: String) throws -> Answer {
        let session = WireSession(handler)
        session.send(request)
        session.end()
        return try #require(session.answers(toHead: request.hasPrefix("HEAD")).first)
    }

    private func post(_ target: String, _ body: String, contentType: String = "application/json") throws -> Answer {
        try send(
            "POST \(target) HTTP/1.1\r\nHost: test\r\nContent-Type: \(contentType)\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    private func ask(_ route: Route, _ body: String = "{}", query: String) throws -> Answer {
        try ask(route, body, at: Self.path(of: route) + "?" + query)
    }

    private func ask(
        _ route: Route, _ body: String = "{}", at target: String? = nil, type: String? = nil
    ) throws -> Answer {
        let target = target ?? Self.path(of: route) + (route.endpoint == .score ? "?model=shop" : "")
        guard route.methods == .post else { return try send("GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n") }
        return try post(
            target, body, contentType: type ?? (route.endpoint == .score ? "text/csv" : "application/json"))
    }

    /// Expects a problem that says what was wrong and, where `name` is given, has an error with that at the end of its
    /// `loc`.
    private func expectProblem(_ answer: Answer, _ status: Int, at name: String?, _ type: String? = nil) throws {
        let problem = try answer.json
        #expect(answer.status == status, "\(answer.text)")
        let text = problem["detail"]?.string ?? problem["error"]?.string
        #expect(text?.isEmpty == false)
        let errors =
            problem["errors"]?.elements?.filter { $0["loc"]?.elements?.last?.string == name || name == nil } ?? []
        if name != nil { #expect(errors.count == 1, "\(answer.text)") }
        if let type { #expect(errors.first?["type"]?.string == type, "\(answer.text)") }
    }

    /// The types of the errors whose `loc` is `place`.
    private static func types(at place: [JSONValue], in answer: Answer) throws -> [String?]? {
        try answer.json["errors"]?.elements?.filter { $0["loc"] == .array(JSONArray(place)) }.map { $0["type"]?.string }
    }
}
