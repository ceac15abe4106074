import JSON
import ModelBundle
import Service
import TestSupport
import Testing

@Suite struct ProblemTests {
    @Test(arguments: ServiceUnderTest.allCases)
    func badValuesAreListedWithTheirPlace(service: ServiceUnderTest) throws {
        let answer = try service.post("/predict", #"[{"Age":"x","Gender":"F"}]"#)
        let json = try answer.json
        #expect(answer.status == 422)
        #expect(answer["Content-Type"] == "application/problem+json")
        #expect(json["type"]?.string == "about:blank")
        #expect(json["title"]?.string == "Unprocessable Content")
        #expect(json["status"]?.integer == 422)
        #expect(json["instance"]?.string == "/predict")
        let error = try #require(json["errors"]?[0])
        #expect(error["loc"] == .array([.string("body"), .number(0), .string("Age")]))
        #expect(error["msg"]?.string == "expected a number, found a string")
        #expect(error["type"]?.string == "wrong_type")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func malformedJSONIsABadRequest(service: ServiceUnderTest) throws {
        let answer = try service.post("/segment", "{\"recency\":01}")
        #expect(answer.status == 400)
        #expect(
            try answer.json["detail"]?.string
                == "the body is no JSON: expected no digit after a leading zero, found '1' at line 1 column 13")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func unknownPathsAndMethodsAreNamed(service: ServiceUnderTest) throws {
        for path in ["/nothing", "/predict/", "/Predict", "//"] { #expect(try service.get(path).status == 404) }
        let answer = try service.get("/predict")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "POST, OPTIONS")
        #expect(try answer.json["detail"]?.string == "expected one of the methods POST, OPTIONS, found GET")
        for method in ["DELETE", "TRACE", "QUERY"] {
            let other = try service.ask("\(method) /segments HTTP/1.1\r\nHost: test\r\n\r\n")
            #expect(other.status == 405)
            #expect(other["Allow"] == "GET, HEAD, OPTIONS")
        }
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func optionsTellsTheMethods(service: ServiceUnderTest) throws {
        let one = try service.ask("OPTIONS /predict HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(one.status == 204)
        #expect(one["Allow"] == "POST, OPTIONS")
        #expect(one["Content-Length"] == nil)
        let all = try service.ask("OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(all.status == 204)
        #expect(all["Allow"] == "GET, HEAD, POST, OPTIONS")
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func headTellsTheLengthWithoutContent(service: ServiceUnderTest) throws {
        let whole = try service.get("/segments")
        let head = try service.ask("HEAD /segments HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(head.status == 200)
        #expect(head["Content-Length"] == "\(whole.body.count)")
        #expect(head.body.isEmpty)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func onlyJSONIsTakenForABody(service: ServiceUnderTest) throws {
        let body = #"{"recency":10,"frequency":10,"monetary":1000}"#
        for type in ["application/json", "APPLICATION/JSON; charset=utf-8", "application/vnd.x+json"] {
            #expect(try service.post("/segment", body, contentType: type).status == 200)
        }
        for type in ["text/plain", "application/jsonx", "json", "+json"] {
            let answer = try service.post("/segment", body, contentType: type)
            #expect(answer.status == 415)
            #expect(try answer.json["detail"]?.string == "expected Content-Type: application/json, found \"\(type)\"")
        }
    }

    @Test(arguments: [("/segment", "application/json"), ("/score?model=shop", "application/x-ndjson")])
    func whatCurlSaysOfItselfIsRefusedWithTheWayToMendIt(target: String, type: String) throws {
        let answer = try ServiceUnderTest.inProcess.post(
            target, "{}", contentType: "application/x-www-form-urlencoded")
        #expect(answer.status == 415)
        let detail = try #require(try answer.json["detail"]?.string)
        #expect(
            detail.hasSuffix("found \"application/x-www-form-urlencoded\"; with curl, add -H 'Content-Type: \(type)'"))
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func brokenRequestsGetAProblemToo(service: ServiceUnderTest) throws {
        let answer = try service.ask("GET / HTTP/1.1\r\n\r\n")
        #expect(answer.status == 400)
        #expect(answer["Content-Type"] == "application/problem+json")
        #expect(answer["Connection"] == "close")
        #expect(try answer.json["detail"]?.string?.contains("Host") == true)
        #expect(try service.ask("BREW / HTTP/1.1\r\nHost: test\r\n\r\n").status == 501)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func aBodyThatIsTooLargeIsRefusedFromTheHead(service: ServiceUnderTest) throws {
        let answer = try service.ask(
            "POST /predict HTTP/1.1\r\nHost: test\r\nContent-Length: 1048577\r\n\r\n")
        #expect(answer.status == 413)
    }
}
