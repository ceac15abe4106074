import TestSupport
import Testing

@testable import HTTP1

@Suite struct BackPressureTests {
    private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func nothingIsReadWhileAnswersWait() {
        let session = WireSession(EchoHandler())
        session.window = 10
        session.send(get)
        #expect(!session.isReading)
        session.send(get)
        #expect(session.unread == get.utf8.count)
        session.open(window: .max)
        #expect(session.answers().map(\.text) == ["hello", "hello"])
        #expect(session.isReading)
    }

    @Test func pipelinedAnswersAreBounded() {
        var configuration = HTTPConfiguration()
        configuration.limits.waitingAnswerBytes = 1000
        let handler = EchoHandler()
        let session = WireSession(handler, configuration: configuration)
        session.window = 0
        session.send(String(repeating: get, count: 100))
        #expect(handler.records.count < 10)
        session.open(window: .max)
        #expect(session.answers().count == 100)
    }

    @Test func anAnswerArrivesThroughAnyWindow() {
        let session = WireSession(EchoHandler())
        session.window = 0
        session.send("GET /large?5000 HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        while session.answers().count < 2 || session.answers().last?.isComplete != true { session.open(window: 7) }
        #expect(session.answers().map(\.body.count) == [5000, 5])
    }

    @Test func aClientThatSendsWithoutReadingIsHeldAndEnded() {
        let session = WireSession(EchoHandler())
        session.window = 100
        session.send(
            "POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n"
                + String(repeating: "x", count: 1_000_000))
        #expect(session.unread > 800_000)
        session.advance(by: .seconds(10))
        session.advance(by: .seconds(10))
        #expect(session.isClosed)
    }

    @Test func aStreamProducesNoMoreThanTheClientTakes() {
        let session = WireSession(EchoHandler())
        session.window = 0
        session.send("GET /parts?1000 HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        #expect(session.handler.records.isEmpty)
        session.open(window: .max)
        let answers = session.answers()
        #expect(answers.map(\.body.count) == [1_000_000, 5])
        #expect(answers.first?["Transfer-Encoding"] == "chunked")
    }
}
