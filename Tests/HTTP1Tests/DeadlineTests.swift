import TestSupport
import Testing

@testable import HTTP1

@Suite struct DeadlineTests {
    @Test func anIdleConnectionIsClosedWithoutAWord() {
        let session = WireSession(EchoHandler())
        session.advance(by: .seconds(59))
        #expect(!session.isClosed)
        session.advance(by: .seconds(1))
        #expect(session.isClosed)
        #expect(session.received.isEmpty)
    }

    @Test func aHeadHasTenSecondsHoweverItTrickles() {
        let session = WireSession(EchoHandler())
        for byte in "GET /hell".utf8 {
            session.send([byte])
            session.advance(by: .seconds(1))
        }
        #expect(session.received.isEmpty)
        session.advance(by: .seconds(1))
        #expect(session.answers().map(\.status) == [408])
        #expect(session.isShutDown)
    }

    @Test func theFirstByteOfTheNextHeadStartsItsDeadline() {
        let session = WireSession(EchoHandler())
        session.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        session.advance(by: .seconds(50))
        session.send("G")
        session.advance(by: .seconds(9))
        session.send("ET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        session.advance(by: .seconds(59))
        #expect(session.answers().map(\.status) == [200, 200])
        #expect(!session.isClosed)
    }

    @Test func aBodyHasThirtySecondsHoweverItTrickles() {
        let session = WireSession(EchoHandler())
        session.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
        for _ in 0..<29 {
            session.advance(by: .seconds(1))
            session.send("x")
        }
        #expect(session.received.isEmpty)
        session.advance(by: .seconds(1))
        #expect(session.answers().map(\.status) == [408])
        #expect(session.handler.refusals == [.bodyTooSlow])
    }

    @Test func anAnswerHasThirtySecondsToBeTaken() {
        let session = WireSession(EchoHandler())
        session.window = 10
        session.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in 0..<29 {
            session.advance(by: .seconds(1))
            session.open(window: 1)
        }
        #expect(!session.isClosed)
        session.advance(by: .seconds(1))
        #expect(session.isClosed)
    }

    @Test func theTimeInWhichAnswersWaitCountsForNoOtherDeadline() {
        let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
        let post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n"
        var configuration = HTTPConfiguration()
        configuration.deadlines.idle = .seconds(5)
        configuration.deadlines.body = .seconds(5)
        configuration.deadlines.head = .seconds(5)
        for (begun, rest) in [("", get), ("GET /hel", "lo HTTP/1.1\r\nHost: a\r\n\r\n"), (post + "bo", "dy")] {
            let session = WireSession(EchoHandler(), configuration: configuration)
            session.window = 10
            session.send(get + begun)
            session.advance(by: .seconds(20))
            session.open(window: .max)
            session.advance(by: .seconds(4))
            session.send(rest)
            #expect(session.answers().map(\.status) == [200, 200], "behind '\(begun)'")
        }
    }

    @Test func lingeringEndsAfterTwoSeconds() {
        let session = WireSession(EchoHandler())
        session.send("BAD\r\n")
        session.advance(by: .seconds(1))
        session.send("more")
        #expect(!session.isClosed)
        session.advance(by: .seconds(1))
        #expect(session.isClosed)
    }

    @Test func aStreamLivesAsLongAsItKeepsItsRate() {
        let session = WireSession(EchoHandler())
        session.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
        for _ in 0..<20 {
            session.send([UInt8](repeating: UInt8(ascii: "x"), count: 6000))
            session.advance(by: .seconds(10))
        }
        #expect(!session.isClosed)
        session.advance(by: .seconds(10))
        #expect(session.isClosed)
    }

    @Test(arguments: [(10_239, true), (10_240, false)])
    func aStreamMustReachItsRateInEveryWindow(bytes: Int, isEnded: Bool) {
        let session = WireSession(EchoHandler())
        session.send("POST /parts?1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
        session.send([UInt8](repeating: UInt8(ascii: "x"), count: bytes))
        session.advance(by: .seconds(10))
        #expect(session.isShutDown == isEnded)
    }

    @Test func aSlowStreamThatHasNotAnsweredIsTold() {
        let session = WireSession(EchoHandler())
        session.send("POST /parts?1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx")
        session.advance(by: .seconds(10))
        #expect(session.answers().map(\.status) == [408])
        #expect(session.handler.refusals == [.streamTooSlow(bytesPerSecond: 1024)])
    }
}
