import Bytes
import HTTP1
import ModelBundle
import Segmentation
import TestSupport
import Testing
import Transport

@testable import Service

@Suite struct MetricsTests {
    private let shopper = #"{"recency":10,"frequency":10,"monetary":1000}"#

    private func session(_ handler: ServiceHandler, _ requests: String...) -> WireSession<ServiceHandler> {
        let session = WireSession(handler)
        for request in requests { session.send(request) }
        return session
    }

    private func post(_ target: String, _ body: String) -> String {
        "POST \(target) HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n" }

    @Test(arguments: ServiceUnderTest.allCases)
    func areServedAsPrometheusReadsThem(service: ServiceUnderTest) throws {
        let answer = try service.get("/metrics")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(MetricsReading(answer.text) != nil)
        #expect(answer.text.contains("segmentation_build_info{version=\"1.0.0\",swift=\"6."))
    }

    @Test func requestsCountByRouteMethodAndStatus() throws {
        let handler = ServiceHandler.sample(.sample())
        _ = session(handler, get("/health"), get("/health"), "HEAD /health HTTP/1.1\r\nHost: test\r\n\r\n")
        _ = session(handler, get("/predict"), get("/analytics/customer/C4?model=people"), post("/segment", "{}"))
        let metrics = try MetricsReading.of(handler)
        let requests = "http_requests_total"
        #expect(metrics["\(requests){route=\"/health\",method=\"GET\",status=\"2xx\"}"] == 2)
        #expect(metrics["\(requests){route=\"/health\",method=\"HEAD\",status=\"2xx\"}"] == 1)
        #expect(metrics["\(requests){route=\"/predict\",method=\"GET\",status=\"4xx\"}"] == 1)
        #expect(metrics["\(requests){route=\"/segment\",method=\"POST\",status=\"4xx\"}"] == 1)
        #expect(metrics["\(requests){route=\"/analytics/customer/{id}\",method=\"GET\",status=\"2xx\"}"] == 1)
        #expect(metrics["\(requests){route=\"/predict\",method=\"POST\",status=\"2xx\"}"] == 0)
        #expect(metrics.sum(requests) == 6)
    }

    @Test func whatNoRouteAnswersCountsUnderTheEmptyOne() throws {
        let handler = ServiceHandler.sample(.sample())
        for number in 0..<50 { _ = session(handler, get("/no/\(number)")) }
        _ = session(handler, "nonsense\r\n\r\n")
        _ = session(handler, "GET / HTTP/1.1\r\n\r\n")
        let metrics = try MetricsReading.of(handler)
        #expect(metrics["http_requests_total{route=\"\",method=\"GET\",status=\"4xx\"}"] == 51)
        #expect(metrics["http_requests_total{route=\"\",method=\"\",status=\"4xx\"}"] == 1)
        #expect(metrics["http_refused_total{reason=\"malformed\"}"] == 2)
        #expect(metrics.sum("http_requests_total") == 52)
    }

    @Test func durationsFallIntoCumulativeBuckets() throws {
        // The session's time stands at 1 s; the handler's clock says 2.000123456 s.
        let handler = ServiceHandler.sample(.sample())
        _ = session(handler, get("/health"), get("/health"))
        let metrics = try MetricsReading.of(handler)
        let duration = "http_request_duration_seconds"
        #expect(metrics["\(duration)_bucket{route=\"/health\",le=\"5e-05\"}"] == 0)
        #expect(metrics["\(duration)_bucket{route=\"/health\",le=\"1.0\"}"] == 0)
        #expect(metrics["\(duration)_bucket{route=\"/health\",le=\"2.5\"}"] == 2)
        #expect(metrics["\(duration)_bucket{route=\"/health\",le=\"10.0\"}"] == 2)
        #expect(metrics["\(duration)_bucket{route=\"/health\",le=\"+Inf\"}"] == 2)
        #expect(metrics["\(duration)_count{route=\"/health\"}"] == 2)
        #expect(metrics["\(duration)_sum{route=\"/health\"}"] == 2.000246912)
    }

    @Test(
        arguments: [
            (0, 0), (50_000, 0), (50_001, 1), (100_000, 1), (999_999, 4), (1_000_000, 4), (10_000_000_000, 16),
            (10_000_000_001, 17), (.max, 17),
        ] as [(Int64, Int)])
    func aBoundBelongsToItsBucket(nanoseconds: Int64, bucket: Int) {
        #expect(DurationBuckets().bucket(of: nanoseconds) == bucket)
    }

    @Test func answeredPredictionsCountByModelAndSegment() throws {
        let handler = ServiceHandler.sample(.sample())
        let person = #"{"Age":60,"Spent":25,"City":"Pune","Gender":"F"}"#
        _ = session(handler, post("/predict", person), post("/predict", "[\(person),\(person)]"))
        _ = session(handler, post("/segment", shopper))
        // Of a batch that is refused none was answered.
        _ = session(handler, post("/segment", "[\(shopper),{}]"), post("/segment", "[\(shopper),"))
        let metrics = try MetricsReading.of(handler)
        #expect(metrics["predictions_total{model=\"people\",segment=\"Premium\"}"] == 3)
        #expect(metrics["predictions_total{model=\"shop\",segment=\"Loyal\"}"] == 1)
        #expect(metrics["predictions_total{model=\"shop\",segment=\"Lost\"}"] == 0)
        #expect(metrics.sum("predictions_total") == 4)
        #expect(metrics["anomalies_total{model=\"shop\"}"] == 0)
        #expect(metrics["anomalies_total{model=\"people\"}"] != nil)
    }

    @Test func allLoopsAreSummedAndAReloadGoesOnCounting() throws {
        let telemetry = Telemetry.sample()
        let handlers = (0..<2).map { _ in ServiceHandler.sample(.sample(), telemetry: telemetry) }
        for handler in handlers { _ = session(handler, post("/segment", shopper)) }
        for handler in handlers { handler.catalog = .sample() }
        for handler in handlers { _ = session(handler, post("/segment", shopper)) }
        let metrics = try MetricsReading.of(handlers[0])
        #expect(metrics["predictions_total{model=\"shop\",segment=\"Loyal\"}"] == 4)
        #expect(metrics["http_requests_total{route=\"/segment\",method=\"POST\",status=\"2xx\"}"] == 4)
        #expect(telemetry.metrics.predictions.count == 4)
    }

    @Test func aModelServedNoMoreKeepsItsCounts() throws {
        let handler = ServiceHandler.sample(.sample())
        _ = session(handler, post("/segment", shopper))
        handler.catalog = try ModelCatalog([.sample(.attributes)], directory: "models")
        let metrics = try MetricsReading.of(handler)
        #expect(metrics["predictions_total{model=\"shop\",segment=\"Loyal\"}"] == 1)
        #expect(metrics.samples.keys.contains { $0.hasPrefix("segmentation_model_info{model=\"people\"") })
        #expect(!metrics.samples.keys.contains { $0.hasPrefix("segmentation_model_info{model=\"shop\"") })
    }

    @Test func bytesCountInBothDirections() throws {
        let handler = ServiceHandler.sample(.sample())
        let session = session(handler, post("/segment", shopper), get("/health"))
        let metrics = try MetricsReading.of(handler)
        #expect(metrics["http_received_bytes_total"] == Double(shopper.utf8.count))
        #expect(metrics["http_sent_bytes_total"] == Double(session.received.count))
    }

    @Test func aRequestIsInFlightUntilItIsAnsweredOrRefused() throws {
        let handler = ServiceHandler.sample(.sample())
        let head = "POST /segment HTTP/1.1\r\nHost: test\r\nContent-Length: \(shopper.utf8.count)\r\n\r\n"
        let patient = session(handler, head)
        let late = session(handler, head)
        let oversized = session(handler, "POST /segment HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999\r\n\r\n")
        #expect(oversized.answers().first?.status == 413)
        #expect(try MetricsReading.of(handler)["http_requests_in_flight"] == 2)
        late.advance(by: .seconds(3600))
        #expect(late.answers().first?.status == 408)
        patient.send(shopper)
        let metrics = try MetricsReading.of(handler)
        #expect(metrics["http_requests_in_flight"] == 0)
        #expect(metrics["http_refused_total{reason=\"timeout\"}"] == 1)
        #expect(metrics["http_refused_total{reason=\"too_large\"}"] == 1)
        #expect(metrics["http_requests_total{route=\"/segment\",method=\"POST\",status=\"4xx\"}"] == 2)
    }

    @Test func aRequestWhoseConnectionIsLostIsAbandoned() throws {
        let telemetry = Telemetry.sample()
        let server = try Server(Listener(address: "127.0.0.1", port: 0)) { _ in
            ServiceHandler.sample(.sample(), telemetry: telemetry)
        }
        let client = try #require(SocketClient(port: server.port))
        client.send("POST /segment HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")
        #expect(client.readAnswer()?.status == 100)
        let observer = try #require(SocketClient(port: server.port))
        observer.send(get("/metrics"))
        let before = try #require(observer.readAnswer().flatMap { MetricsReading($0.text) })
        #expect(before["http_requests_in_flight"] == 1)
        server.stop()
        server.wait()
        let loop = try #require(telemetry.metrics.loops.first)
        #expect(loop.total(.abandoned) == 1)
        #expect(loop.total(.begun) == 1)
        #expect(loop.total(.ended) == 0)
    }

    @Test func connectionsAreBusyOrIdle() throws {
        let telemetry = Telemetry.sample()
        telemetry.metrics.observeConnections { Metrics.Connections(open: 5, limit: 100) }
        let handler = ServiceHandler.sample(.sample(), telemetry: telemetry)
        let waiting = session(handler, "POST /segment HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\n")
        let metrics = try MetricsReading.of(handler)
        #expect(waiting.isReading)
        #expect(metrics["connections{state=\"busy\"}"] == 1)
        #expect(metrics["connections{state=\"idle\"}"] == 4)
        #expect(metrics["connections_limit"] == 100)
    }

    @Test func theProcessIsMeasured() throws {
        let figures = ProcessFigures()
        #expect(figures.cpuSeconds > 0)
        #expect(try #require(figures.residentBytes) > 1 << 20)
        #expect(try #require(figures.virtualBytes) > #require(figures.residentBytes))
        #expect(try #require(figures.openDescriptors) >= 3)
        #expect(try #require(figures.maximumDescriptors) >= #require(figures.openDescriptors))
        #expect(try #require(figures.threads) >= 1)
        #expect(try #require(figures.startSeconds) > 1_600_000_000)
    }

    @Test func valuesOfLabelsAreEscaped() {
        var text = PrometheusText()
        text.begin("a", .gauge, "Help.")
        text.sample(UInt64(1), [("name", "a\\b\"c\nd é")])
        #expect(text.buffer.bytes.text == "# HELP a Help.\n# TYPE a gauge\na{name=\"a\\\\b\\\"c\\nd é\"} 1\n")
    }
}
