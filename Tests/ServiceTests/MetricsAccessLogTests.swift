import Bytes
import Glibc
import HTTP1
import JSON
import TestSupport
import Testing
import Transport

@testable import Service

@Suite struct MetricsAccessLogTests {
    private let folder: TemporaryFolder
    private let log: AccessLog
    private var path: String { folder.path + "/access.log" }

    init() throws {
        folder = try TemporaryFolder()
        log = try AccessLog(.file(folder.path + "/access.log"))
    }

    private func lines(_ name: String = "access.log") throws -> [JSONValue] {
        let text = try folder.read(name)
        #expect(text.isEmpty || text.last == "\n")
        return try text.split(separator: "\n").map { try JSONValue(reading: Array($0.utf8).span) }
    }

    /// What one connection's requests leave in the log.
    private func lines(after requests: String...) throws -> [JSONValue] {
        do {
            let session = WireSession(ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log)))
            for request in requests { session.send(request) }
        }
        return try lines()
    }

    @Test func aLineTellsWhoAskedWhatAndWhatBecameOfIt() throws {
        let body = #"{"recency":10,"frequency":10,"monetary":1000}"#
        let line = try #require(
            try lines(
                after: "POST /segment?model=shop HTTP/1.1\r\nHost: test\r\nUser-Agent: tests/1\r\nX-Request-Id: r1\r\n"
                    + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            ).first)
        #expect(line["peer"]?.string == "127.0.0.1")
        #expect(line["method"]?.string == "POST")
        #expect(line["path"]?.string == "/segment")
        #expect(line["request_id"]?.string == "r1")
        #expect(line["trace_id"]?.string == "0af7651916cd43dd8448eb211c80319c")
        #expect(line["user_agent"]?.string == "tests/1")
        #expect(line["status"]?.integer == 200)
        #expect(line["bytes_in"]?.integer == body.utf8.count)
        #expect(try #require(line["bytes_out"]?.integer) > 100)
        #expect(line["duration_us"]?.integer == 1_000_123)
        let time = try #require(line["time"]?.string)
        #expect(time.count == 27)
        #expect(time.wholeMatch(of: #/20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d\.\d{6}Z/#) != nil)
    }

    @Test func refusedRequestsHaveLinesToo() throws {
        let lines = try lines(
            after: "GET /health HTTP/1.1\r\nHost: test\r\n\r\n", "GET /nothing HTTP/1.1\r\nHost: test\r\n\r\n",
            "BREW / HTTP/1.1\r\n\r\n")
        #expect(lines.map { $0["status"]?.integer } == [200, 404, 501])
        #expect(lines[2]["path"] == nil)
        #expect(lines[2]["method"] == nil)
        #expect(lines.compactMap { $0["request_id"]?.string }.allSatisfy { $0.count == 16 })
    }

    @Test func whatClientsSendIsEscapedAndBounded() throws {
        let agent = "a\"b\\c\td é \u{1F600} " + String(repeating: "\"", count: 5000)
        let path = "/" + String(repeating: "a", count: 5000)
        let line = try #require(
            try lines(after: "GET \(path) HTTP/1.1\r\nHost: test\r\nUser-Agent: \(agent)\r\n\r\n").first)
        #expect(line["path"]?.string == String(path.prefix(1024)))
        let shown = try #require(line["user_agent"]?.string)
        #expect(shown.hasPrefix("a\"b\\c\td é \u{1F600} \"\""))
        #expect(shown.utf8.count == 256)
        #expect(try folder.read("access.log").utf8.count < LogFile.atomicBytes)
    }

    @Test func aBodyThatCameLateLeavesItsOwnLine() throws {
        do {
            let handler = ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log))
            let slow = WireSession(handler)
            slow.send("POST /segment HTTP/1.1\r\nHost: test\r\nX-Request-Id: slow\r\nContent-Length: 2\r\n\r\n")
            let quick = WireSession(handler)
            quick.send("GET /health HTTP/1.1\r\nHost: test\r\nX-Request-Id: quick\r\n\r\n")
            slow.send("{}")
        }
        let lines = try lines()
        #expect(lines.map { $0["request_id"]?.string } == ["quick", "slow"])
        #expect(lines.map { $0["path"]?.string } == ["/health", "/segment"])
    }

    @Test func linesAreWrittenInBatchesAndWhenTheirTimeHasCome() throws {
        let handler = ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log))
        let session = WireSession(handler)
        session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n")
        // Sessions begin at 1 s.
        let due = Timestamp(nanoseconds: 1_100_000_000)
        #expect(handler.turnEnded(now: Timestamp(nanoseconds: 1_000_000_000)) == due)
        #expect(try lines().isEmpty)
        #expect(handler.turnEnded(now: due) == .never)
        #expect(try lines().count == 1)
        for _ in 0..<1000 { session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n") }
        let written = try lines().count
        #expect(written > 1 && written < 1001)
    }

    @Test func linesOfAllLoopsStayWholeAndNoneIsLostAtTheEnd() throws {
        var options = ServerOptions()
        options.loops = 2
        let telemetry = Telemetry.sample(accessLog: log)
        let server = try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in
            ServiceHandler.sample(.sample(), telemetry: telemetry)
        }
        let clients = try (0..<4).map { _ in try #require(SocketClient(port: server.port)) }
        for _ in 0..<250 {
            for client in clients { client.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n") }
            for client in clients { #expect(client.readAnswer()?.status == 200) }
        }
        server.stop()
        server.wait()
        let ids = Set(try lines().compactMap { $0["request_id"]?.string })
        #expect(ids.count == 1000)
    }

    @Test func anIdleLoopWritesToo() throws {
        let telemetry = Telemetry.sample(accessLog: log)
        let server = try Server(Listener(address: "127.0.0.1", port: 0)) { _ in
            ServiceHandler.sample(.sample(), telemetry: telemetry)
        }
        let client = try #require(SocketClient(port: server.port))
        client.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(client.readAnswer()?.status == 200)
        let start = ContinuousClock.now
        while try lines().isEmpty, ContinuousClock.now - start < .seconds(10) { sched_yield() }
        #expect(try lines().count == 1)
    }

    @Test func aRenamedFileIsLeftForANewOne() throws {
        let handler = ServiceHandler.sample(.sample(), telemetry: .sample(accessLog: log))
        let session = WireSession(handler)
        session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(unsafe rename(path, path + ".1") == 0)
        handler.reopenAccessLog()
        session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n")
        handler.reopenAccessLog()
        #expect(try lines("access.log.1").count == 1)
        #expect(try lines().count == 1)
    }

    @Test func aPipeThatNobodyReadsHoldsUpNoRequest() throws {
        let pipe = folder.path + "/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let telemetry = Telemetry.sample(accessLog: try AccessLog(.file(pipe)))
        var received: [UInt8] = []
        do {
            let session = WireSession(ServiceHandler.sample(.sample(), telemetry: telemetry))
            for _ in 0..<3000 { session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n") }
            #expect(session.answers().count == 3000)
            var room = [UInt8](repeating: 0, count: 1 << 20)
            let count = unsafe read(reader, &room, room.count)
            received += room.prefix(max(0, count))
        }
        var room = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = unsafe read(reader, &room, room.count), count > 0 { received += room.prefix(count) }
        let loop = try #require(telemetry.metrics.loops.first)
        let dropped = Int(loop.total(.droppedLines))
        let lines = received.split(separator: UInt8(ascii: "\n"))
        for line in lines { _ = try JSONValue(reading: Array(line).span) }
        #expect(dropped > 0)
        #expect(lines.count > 300 && lines.count + dropped <= 3000)
    }

    @Test func aDiskThatIsFullCostsLinesAndNothingElse() throws {
        let telemetry = Telemetry.sample(accessLog: try AccessLog(.file("/dev/full")))
        let session = WireSession(ServiceHandler.sample(.sample(), telemetry: telemetry))
        for _ in 0..<3000 { session.send("GET /health/live HTTP/1.1\r\nHost: test\r\n\r\n") }
        #expect(session.answers().count == 3000)
        let loop = try #require(telemetry.metrics.loops.first)
        #expect(loop.total(.droppedLines) > 1000)
    }

    @Test func aFileThatCannotBeOpenedIsNamed() {
        let error = #expect(throws: AccessLogError.self) { try AccessLog(.file("/no/such/folder/log")) }
        #expect(
            error.map { "\($0)" } == "cannot write the access log to /no/such/folder/log: No such file or directory")
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (951_782_399_999_999_999, "2000-02-28T23:59:59.999999Z"),
            (951_782_400_000_001_000, "2000-02-29T00:00:00.000001Z"),
            (4_102_444_799_500_000_000, "2099-12-31T23:59:59.500000Z"),
        ] as [(Int64, String)])
    func timesAreWrittenAsRFC3339(nanoseconds: Int64, text: String) {
        var time = LogTime()
        time.adjust(now: Timestamp(nanoseconds: 5000), sinceStartOf1970: nanoseconds)
        var buffer = ByteBuffer()
        time.append(Timestamp(nanoseconds: 5000), to: &buffer)
        #expect(buffer.bytes.text == text)
    }
}
