import TestSupport
import Testing

@testable import HTTP1

@Suite struct StreamTests {
    private let head = "POST /upper HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test func partsComeBackAsTheyGo() {
        let session = WireSession(EchoHandler())
        session.send(head + "3\r\nabc\r\n")
        #expect(session.answers().map(\.text) == ["ABC"])
        #expect(session.answers().first?.isComplete == false)
        session.send("2\r\nde\r\n0\r\n\r\n")
        #expect(session.answers().map(\.text) == ["ABCDEEND"])
        #expect(session.answers().first?.isComplete == true)
        #expect(session.isReading)
    }

    @Test func everySplitPointGivesTheSameContent() {
        let request = Array((head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").utf8)
        for split in 0...request.count {
            let session = WireSession(EchoHandler())
            session.send(Array(request[..<split]))
            session.send(Array(request[split...]))
            #expect(session.answers().map(\.text) == ["ABCDEEND"])
        }
    }

    @Test func aStreamThatYieldsNothingFirstMayStillChooseItsStatus() {
        let session = WireSession(EchoHandler())
        session.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
        #expect(session.answers().map(\.status) == [422])
        #expect(session.answers().first?["Content-Length"] == "2")
        #expect(session.answers().first?["Connection"] == "close")
    }

    @Test func anAbortedStreamIsCutShort() {
        let session = WireSession(EchoHandler())
        session.send("POST /cut HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
        session.send("def")
        #expect(session.answers().first?.isComplete == false)
        #expect(session.isClosed)
    }

    @Test func aBadChunkBeforeTheFirstAnswerIsRefusedAndAfterItCutsShort() {
        let before = WireSession(EchoHandler())
        before.send(head + "x")
        #expect(before.answers().map(\.status) == [400])
        let after = WireSession(EchoHandler())
        after.send(head + "1\r\na\r\nx")
        #expect(after.answers().map(\.status) == [200])
        #expect(after.answers().first?.isComplete == false)
        #expect(after.isClosed)
        #expect(after.handler.records.map(\.status) == [200])
    }

    @Test func anHTTP10ClientGetsTheContentUpToTheClose() {
        let session = WireSession(EchoHandler())
        session.send("POST /upper HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc")
        let answer = session.answers().first
        #expect(answer?.text == "ABCEND")
        #expect(answer?["Transfer-Encoding"] == nil)
        #expect(answer?["Connection"] == "close")
        #expect(session.isShutDown)
    }

    @Test func headToAStreamHasNoContent() {
        let session = WireSession(EchoHandler())
        session.send("HEAD /parts?3 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(session.received.suffix(4) == [13, 10, 13, 10])
        #expect(session.isReading)
    }

    @Test func aLongUploadTakesItsTurns() {
        let session = WireSession(EchoHandler())
        session.readBytes = 256 * 1024
        let count = 3_000_000
        session.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
        session.send([UInt8](repeating: UInt8(ascii: "x"), count: count))
        #expect(session.answers().first?.body.count == count + 3)
        #expect(session.turns >= count / (64 * 1024) / 2)
        #expect(session.mostOutput <= 64 * 1024 + 16 * 1024 + 100)
    }

    @Test func turnsAreShorterWhereOthersWait() {
        let alone = WireSession(EchoHandler())
        let beside = WireSession(EchoHandler())
        beside.isContended = true
        let count = 64 * 16 * 1024
        for session in [alone, beside] {
            session.readBytes = 256 * 1024
            session.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
            session.send([UInt8](repeating: UInt8(ascii: "x"), count: count))
            #expect(session.answers().first?.body.count == count + 3)
        }
        #expect((10...20).contains(alone.turns))
        #expect(beside.turns > 3 * alone.turns)
        #expect(beside.mostOutput < 6 * 1024)
    }

    @Test(arguments: [1, 2, 5], [-1, 0, 1])
    func aBodyThatEndsWhereItsTurnDoesIsComplete(turns: Int, more: Int) {
        let session = WireSession(EchoHandler())
        let count = turns * HTTPLimits().streamTurnBytes + more
        session.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
        session.send([UInt8](repeating: UInt8(ascii: "x"), count: count))
        #expect(session.answers().first?.isComplete == true)
        #expect(session.answers().first?.body.count == count + 3)
    }

    @Test func aLongAnswerTakesItsTurns() {
        let session = WireSession(EchoHandler())
        session.send("GET /parts?1000 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(session.answers().first?.body.count == 1_000_000)
        #expect(session.turns >= 1_000_000 / (64 * 1024))
        #expect(session.mostOutput <= 64 * 1024 + 1100)
    }
}
