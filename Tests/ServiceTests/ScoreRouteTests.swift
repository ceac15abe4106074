import HTTP1
import JSON
import ModelBundle
import TestSupport
import Testing

@testable import Service

@Suite struct ScoreRouteTests {
    private let row = #"{"recency":10,"frequency":10,"monetary":1000}"#

    private func request(_ body: String, type: String = "application/x-ndjson", fields: String = "") -> String {
        "POST /score?model=shop HTTP/1.1\r\nHost: test\r\nContent-Type: \(type)\r\n\(fields)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func linesAreAnsweredInOrder(service: ServiceUnderTest) throws {
        let body = (0..<3000).map { #"{"customer_id":\#($0),"recency":10,"frequency":10,"monetary":1000}"# }
            .joined(separator: "\n")
        let answer = try service.ask(request(body))
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/x-ndjson")
        #expect(answer.isComplete)
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 3000)
        #expect(lines.enumerated().allSatisfy { $1.hasPrefix("{\"customer_id\":\($0),\"cluster\":0,") })
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func tablesAreAnsweredAsTables(service: ServiceUnderTest) throws {
        let answer = try service.ask(
            request("recency,frequency,monetary\n10,10,1000\n", type: "text/csv; header=present"))
        #expect(answer["Content-Type"] == "text/csv")
        #expect(answer.text == "cluster,segment,confidence_score,anomaly,warnings,error\n0,Loyal,0.9318,,,\n")
        let tabs = try service.ask(request("recency\tfrequency\tmonetary\n", type: "Text/Tab-Separated-Values"))
        #expect(tabs.text == "cluster\tsegment\tconfidence_score\tanomaly\twarnings\terror\n")
        #expect(try service.ask(request("")).status == 200)
    }

    @Test(arguments: ServiceUnderTest.allCases)
    func numbersOfTablesMayHaveADecimalComma(service: ServiceUnderTest) throws {
        let table = "recency;frequency;monetary\n10;10;1.000,00\n"
        let plain = try service.post("/score?model=shop", table, contentType: "text/csv")
        #expect(plain.text.contains("line 2: monetary: expected a number, found \"\"1.000,00\"\"; to read numbers as"))
        let comma = try service.post("/score?model=shop&decimal_mark=comma", table, contentType: "text/csv")
        #expect(comma.text == "cluster;segment;confidence_score;anomaly;warnings;error\n0;Loyal;0.9318;;;\n")
        // The numbers of JSON are plain anyway.
        let lines = try service.post("/score?model=shop&decimal_mark=plain", "", contentType: "application/x-ndjson")
        #expect(lines.status == 200)
    }

    struct Bad: Sendable {
        let target: String
        let fields: String
        let body: String
        let status: Int
        let detail: String
    }

    @Test(arguments: [
        Bad(target: "/score", fields: "text/csv", body: "", status: 400, detail: "one of people, shop, found none"),
        Bad(target: "/score?model=x", fields: "text/csv", body: "", status: 404, detail: "no model \"x\""),
        Bad(target: "/score?model=shop&explain=true", fields: "text/csv", body: "", status: 400, detail: "\"explain\""),
        Bad(
            target: "/score?model=shop", fields: "application/json", body: "[]", status: 415,
            detail: "application/x-ndjson, text/csv, text/tab-separated-values, found \"application/json\""),
        Bad(
            target: "/score?model=shop", fields: "text/csv\r\nContent-Encoding: gzip", body: "x", status: 415,
            detail: "without Content-Encoding, found \"gzip\""),
        Bad(target: "/score?model=shop", fields: "text/csv", body: "a,b\n1,2\n", status: 422, detail: "3 column(s)"),
        Bad(target: "/score?model=shop", fields: "text/csv", body: "", status: 422, detail: "the body is no table"),
        Bad(
            target: "/score?model=shop&decimal_mark=dot", fields: "text/csv", body: "", status: 400,
            detail: "\"decimal_mark\" to be one of plain, point, comma, found \"dot\""),
        Bad(
            target: "/score?model=shop&decimal_mark=comma", fields: "application/x-ndjson", body: "", status: 400,
            detail: "\"decimal_mark\" to be plain or left out for lines of JSON, found \"comma\""),
        Bad(
            target: "/score?model=shop", fields: "text/csv", body: "\"a\"b\n", status: 400,
            detail: "the body is no table: line 1"),
        Bad(
            target: "/segment", fields: "application/json\r\nContent-Encoding: gzip", body: "\u{1F}", status: 415,
            detail: "found \"gzip\""),
    ])
    func whatCannotBeScoredAtAllIsAProblem(bad: Bad) throws {
        let answer = try ServiceUnderTest.inProcess.ask(
            "POST \(bad.target) HTTP/1.1\r\nHost: test\r\nX-Request-Id: r9\r\nContent-Type: \(bad.fields)\r\n"
                + "Content-Length: \(bad.body.utf8.count)\r\n\r\n\(bad.body)")
        #expect(answer.status == bad.status)
        #expect(answer["Content-Type"] == "application/problem+json")
        #expect(try answer.json["detail"]?.string?.contains(bad.detail) == true, "\(answer.text)")
        #expect(try answer.json["request_id"]?.string == "r9")
        #expect(answer["X-Request-Id"] == "r9")
    }

    @Test func aStreamIsCountedAndLoggedUnderItsOwnName() throws {
        let folder = try TemporaryFolder()
        let log = try AccessLog(.file(folder.path + "/access.log"))
        let body = [row, "x", row].joined(separator: "\n") + "\n"
        do {
            let handler = ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log))
            let stream = WireSession(handler)
            let text = request(body, fields: "X-Request-Id: bulk-1\r\nUser-Agent: loader\r\n")
            stream.send(String(text.prefix(text.count - 20)))
            // Its loop answers another request before the stream ends.
            WireSession(handler).send("GET /health HTTP/1.1\r\nHost: test\r\nX-Request-Id: other\r\n\r\n")
            stream.send(String(text.suffix(20)))
            #expect(stream.answers().first?["X-Request-Id"] == "bulk-1")
            let metrics = try MetricsReading.of(handler)
            #expect(metrics["http_requests_total{route=\"/score\",method=\"POST\",status=\"2xx\"}"] == 1)
            #expect(metrics["predictions_total{model=\"shop\",segment=\"Loyal\"}"] == 2)
            #expect(metrics["http_requests_in_flight"] == 0)
        }
        let lines = try folder.read("access.log").split(separator: "\n").map {
            try JSONValue(reading: Array($0.utf8).span)
        }
        #expect(lines.map { $0["request_id"]?.string } == ["other", "bulk-1", lines.last?["request_id"]?.string])
        let line = lines[1]
        #expect(line["path"]?.string == "/score")
        #expect(line["user_agent"]?.string == "loader")
        #expect(line["bytes_in"]?.integer == body.utf8.count)
        #expect(line["status"]?.integer == 200)
    }

    @Test func aClientThatDoesNotReadIsNotReadFrom() throws {
        let session = WireSession(ServiceHandler.sample(.sample()))
        session.open(window: 4096)
        let body = (0..<4000).map { _ in row }.joined(separator: "\n")
        session.send(request(body))
        let most = session.mostOutput
        #expect(most < 256 * 1024, "what waits is bounded, whatever the length: \(most)")
        session.open(window: .max)
        #expect(session.answers().first?.text.split(separator: "\n").count == 4000)
    }
}
