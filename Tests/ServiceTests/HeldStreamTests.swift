import HTTP1
import JSON
import TestSupport
import Testing

@testable import Service

@Suite struct HeldStreamTests {
    private static let header = "recency,frequency,monetary\n"
    private static let row = "10,10,1000\n"
    private static let answer = "0,Loyal,0.9318,,,\n"

    private func session(_ room: HeldAnswers) -> WireSession<ServiceHandler> {
        WireSession(
            ServiceHandler(
                catalog: .sample(), limits: HTTPLimits(), telemetry: .sample(), heldAnswers: room
            ) { 1 })
    }

    private func head(_ length: Int) -> String {
        "POST /score?model=shop HTTP/1.1\r\nHost: test\r\nX-Request-Id: h1\r\nContent-Type: text/csv\r\n"
            + "Content-Length: \(length)\r\n\r\n"
    }

    @Test(arguments: [0, 1, 3, 5000, 20_000]) func theAnswerBeginsWhenTheRequestHasBeenRead(rows: Int) throws {
        let room = HeldAnswers(limit: 1 << 20)
        let session = session(room)
        let body = Self.header + String(repeating: Self.row, count: rows)
        session.send(head(body.utf8.count))
        session.send(String(body.dropLast()))
        #expect(session.received.isEmpty)
        session.send(String(body.suffix(1)))
        let answer = try #require(session.answers().first)
        #expect(answer.status == 200 && answer.isComplete)
        #expect(answer["Content-Type"] == "text/csv")
        #expect(answer["X-Request-Id"] == "h1")
        #expect(answer.text.hasPrefix("cluster,segment,"))
        #expect(answer.text.split(separator: "\n").count == rows + 1)
        #expect(answer.text.hasSuffix(rows > 0 ? Self.answer : "error\n"))
        #expect(room.held == 0, "what was sent takes no room")
    }

    @Test func whatDoesNotFitIsRefusedWhole() throws {
        let room = HeldAnswers(limit: 10_000)
        let session = session(room)
        let body = Self.header + String(repeating: Self.row, count: 5000)
        session.send(head(body.utf8.count) + body)
        let answer = try #require(session.answers().first)
        #expect(answer.status == 413)
        #expect(try answer.json["detail"]?.string?.contains("at most 10000 bytes, found more") == true)
        #expect(try answer.json["request_id"]?.string == "h1")
        #expect(room.held == 0)
    }

    @Test func roomIsSharedAndGivenBack() throws {
        let room = HeldAnswers(limit: 100_000)
        let body = Self.header + String(repeating: Self.row, count: 4000)
        do {
            let first = session(room)
            first.send(head(body.utf8.count) + body.dropLast())
            #expect(room.held > 60_000)
            let second = session(room)
            second.send(head(body.utf8.count) + body)
            let answer = try #require(second.answers().first)
            #expect(answer.status == 503)
            #expect(answer["Retry-After"] == "1")
        }
        #expect(room.held == 0, "also where a client went away")
        let third = session(room)
        third.send(head(body.utf8.count) + body)
        #expect(third.answers().first?.status == 200)
    }

    @Test func aTableThatBreaksOffIsAnsweredToThere() throws {
        let session = session(HeldAnswers(limit: 1 << 20))
        let body = Self.header + String(repeating: Self.row, count: 3000) + "\"x\"y\n" + Self.row
        session.send(head(body.utf8.count) + body)
        let answer = try #require(session.answers().first)
        #expect(answer.status == 200)
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 3002)
        #expect(lines.last?.contains("nothing behind it was read") == true)
        let problem = self.session(HeldAnswers(limit: 1 << 20))
        problem.send(head(4) + "a,b\n")
        #expect(problem.answers().first?.status == 422)
    }
}
