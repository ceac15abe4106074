import Dispatch
import HTTP1
import JSON
import Synchronization
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

    @Test func aSlowReaderGivesBackRoomAsItReads() throws {
        let room = HeldAnswers(limit: 400_000)
        let session = session(room)
        session.open(window: 0)
        let body = Self.header + String(repeating: Self.row, count: 20_000)
        session.send(head(body.utf8.count) + body.dropLast())
        let most = room.held
        #expect(most > 300_000)
        session.send(String(body.suffix(1)))
        #expect(room.held < most - 60_000, "what was handed on to be sent is held no more")
        session.open(window: 200_000)
        #expect(room.held > 0 && room.held < most - 190_000)
        let other = self.session(room)
        other.send(head(body.utf8.count / 2) + body.prefix(body.utf8.count / 2))
        #expect(other.answers().first?.status == 200, "another's answer fits, though the first one is still read")
        session.open(window: .max)
        #expect(room.held == 0)
        let answer = try #require(session.answers().first)
        #expect(answer.isComplete)
        #expect(answer.text.split(separator: "\n").dropFirst().allSatisfy { $0 == Self.answer.dropLast() })
        #expect(answer.text.split(separator: "\n").count == 20_001)
    }

    @Test func whatCanNeverFitIsTooLargeHoweverMuchOthersHold() throws {
        let room = HeldAnswers(limit: 20_000)
        let first = session(room)
        let short = Self.header + String(repeating: Self.row, count: 100)
        first.send(head(short.utf8.count) + short.dropLast())
        #expect(room.held > 0)
        let body = Self.header + String(repeating: Self.row, count: 5000)
        let second = session(room)
        second.send(head(body.utf8.count) + body)
        let answer = try #require(second.answers().first)
        #expect(answer.status == 413)
        #expect(answer["Retry-After"] == nil)
        first.send(String(short.suffix(1)))
        #expect(first.answers().first?.status == 200)
    }

    @Test func onlyAnsweredPredictionsAreCounted() throws {
        let session = session(HeldAnswers(limit: 100_000))
        let loyal = #"predictions_total{model="shop",segment="Loyal"}"#
        let long = Self.header + String(repeating: Self.row, count: 8000)
        session.send(head(long.utf8.count) + long)
        #expect(session.answers().first?.status == 413)
        #expect(try MetricsReading.of(session.handler)[loyal] == 0)
        for rows in [2, 4000] {
            let before = try #require(try MetricsReading.of(session.handler)[loyal])
            let body = Self.header + String(repeating: Self.row, count: rows)
            let next = WireSession(session.handler)
            next.send(head(body.utf8.count) + body.dropLast())
            #expect(try MetricsReading.of(session.handler)[loyal] == before)
            next.send(String(body.suffix(1)))
            #expect(try MetricsReading.of(session.handler)[loyal] == before + Double(rows))
        }
    }

    @Test func anAttemptThatFailsTakesRoomFromNobody() {
        let room = HeldAnswers(limit: 100)
        let refused = Atomic(0)
        // A quarter fits for each of four, and more than all for none.
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<50_000 {
                if room.reserve(25) { room.release(25) } else { refused.add(1, ordering: .relaxed) }
                if room.reserve(101) { room.release(101) }
            }
        }
        #expect(refused.load(ordering: .relaxed) == 0)
        #expect(room.reserve(100) && room.reserve(0) && !room.reserve(1), "nothing always fits")
        #expect(!HeldAnswers(limit: 10).reserve(.max))
    }

    @Test(arguments: [3000, 10_000]) func aTableWithARowThatCannotBeReadIsAnsweredToItsEnd(rows: Int) throws {
        let session = session(HeldAnswers(limit: 1 << 20))
        let body = Self.header + String(repeating: Self.row, count: rows) + "\"x\"y\n" + Self.row
        let rest = String(repeating: Self.row, count: 10_000)
        session.send(head(body.utf8.count + rest.utf8.count) + body + rest.dropLast())
        #expect(session.received.isEmpty, "the rest is read first")
        session.send(String(rest.suffix(1)))
        let answer = try #require(session.answers().first)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "text/csv")
        #expect(answer["X-Request-Id"] == "h1")
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == rows + 10_003)
        #expect(lines[rows + 1].contains("line \(rows + 2), column 1: expected a delimiter or a line end"))
        #expect(lines.last == lines[1])
    }

    @Test func aTableThatIsNoneIsAProblem() {
        let problem = session(HeldAnswers(limit: 1 << 20))
        problem.send(head(4) + "a,b\n")
        #expect(problem.answers().first?.status == 422)
    }
}
