import TestSupport
import Testing

@testable import HTTP1

@Suite struct HTTPConnectionTests {
    private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    private func post(_ path: String, _ body: String, fields: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func chunked(_ path: String, _ chunks: [String]) -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunks.map { String($0.utf8.count, radix: 16) + "\r\n\($0)\r\n" }.joined() + "0\r\n\r\n"
    }

    @Test func anAnswerIsComposedInFull() {
        let session = WireSession(EchoHandler())
        session.send(get)
        let expected =
            "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nServer: customer-segmentation\r\n"
            + "X-Content-Type-Options: nosniff\r\n"
            + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
        #expect(String(decoding: session.received, as: UTF8.self) == expected)
        #expect(session.isReading)
    }

    @Test func aBodyComesBackHoweverItIsSplit() {
        let request = Array(post("/echo", "some bytes", fields: "X-Echo: value\r\n").utf8)
        for split in 0...request.count {
            let session = WireSession(EchoHandler())
            session.send(Array(request[..<split]))
            session.send(Array(request[split...]))
            let answers = session.answers()
            #expect(answers.map(\.text) == ["some bytes"], "split at \(split)")
            #expect(answers.first?["X-Echo"] == "value")
        }
        let session = WireSession(EchoHandler())
        for byte in request { session.send([byte]) }
        #expect(session.answers().map(\.text) == ["some bytes"])
    }

    @Test func chunkedBodiesAreCollected() {
        let session = WireSession(EchoHandler())
        session.send(chunked("/echo", ["some", " ", "bytes"]) + get)
        #expect(session.answers().map(\.text) == ["some bytes", "hello"])
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() {
        let session = WireSession(EchoHandler())
        session.send(post("/echo", "1") + get + chunked("/upper", ["ab"]) + post("/echo", "2") + get)
        #expect(session.answers().map(\.text) == ["1", "hello", "ABEND", "2", "hello"])
        #expect(session.handler.records.map(\.status) == [200, 200, 200, 200, 200])
    }

    @Test func aBadPipelinedRequestLosesNoGoodAnswer() {
        let session = WireSession(EchoHandler())
        session.send(get + post("/echo", "x") + "BAD\r\n\r\n" + get)
        #expect(session.answers().map(\.status) == [200, 200, 400])
        #expect(session.answers().last?["Connection"] == "close")
        #expect(session.isShutDown)
        #expect(!session.isClosed)
        session.end()
        #expect(session.isClosed)
    }

    @Test func headHasTheLengthAndNoContent() {
        let session = WireSession(EchoHandler())
        session.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\nHEAD /none HTTP/1.1\r\nHost: a\r\n\r\n")
        let answers = session.answers(toHead: true)
        #expect(answers.map(\.status) == [200, 404])
        #expect(answers.map { $0["Content-Length"] } == ["5", "0"])
        #expect(session.received.suffix(4) == [13, 10, 13, 10])
    }

    @Test func aRefusedHeadHasNoContentEither() {
        let session = WireSession(EchoHandler())
        session.send("HEAD /hello HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n")
        #expect(session.received.suffix(4) == [13, 10, 13, 10])
        #expect(session.answers(toHead: true).map(\.status) == [400])
    }

    @Test(arguments: ["/hello", "*"])
    func optionsSaysWhatIsAllowedWithoutContentLength(target: String) {
        let session = WireSession(EchoHandler())
        session.send("OPTIONS \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        let answers = session.answers()
        #expect(answers.map(\.status) == [204])
        #expect(answers.first?["Allow"] == "GET, HEAD, OPTIONS, POST")
        #expect(answers.first?["Content-Length"] == nil)
    }

    @Test(
        arguments: [
            ("1.1", "", nil, true), ("1.1", "Connection: close\r\n", "close", false),
            ("1.1", "Connection: x, Close\r\n", "close", false), ("1.1", "Connection: keep-alive\r\n", nil, true),
            ("1.0", "", "close", false), ("1.0", "Connection: Keep-Alive\r\n", "keep-alive", true),
            ("1.0", "Connection: keep-alive, close\r\n", "close", false),
        ] as [(String, String, String?, Bool)])
    func persistenceFollowsVersionAndConnection(version: String, fields: String, says: String?, persists: Bool) {
        let session = WireSession(EchoHandler())
        session.send("GET /hello HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n")
        #expect(session.answers().first?["Connection"] == says)
        #expect(session.isClosed == !persists)
    }

    @Test func continueIsSentOnlyForABodyThatWillBeRead() {
        let head = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        let session = WireSession(EchoHandler())
        session.send(head)
        #expect(session.answers().map(\.status) == [100])
        session.send("ok")
        #expect(session.answers().map(\.status) == [100, 200])

        let eager = WireSession(EchoHandler())
        eager.send(head + "ok")
        #expect(eager.answers().map(\.status) == [200])

        let empty = WireSession(EchoHandler())
        empty.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n")
        #expect(empty.answers().map(\.status) == [200])

        let large = WireSession(EchoHandler())
        large.send("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
        #expect(large.answers().map(\.status) == [413])

        let missing = WireSession(EchoHandler())
        missing.send("POST /none HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(missing.answers().map(\.status) == [404])
        #expect(missing.answers().first?["Connection"] == "close")
    }

    /// With `100 Continue` left out, which a server need not send once bytes of the body are there.
    @Test(arguments: ["/echo", "/none", "/small", "/upper"])
    func anExpectingClientGetsTheSameFinalAnswersHoweverItsBytesAreSplit(path: String) {
        let request = Array((post(path, "0123456789a", fields: "Expect: 100-continue\r\n") + get).utf8)
        func finalAnswers(_ pieces: [[UInt8]]) -> [Answer] {
            let session = WireSession(EchoHandler())
            for piece in pieces { session.send(piece) }
            session.end()
            let answers = session.answers()
            #expect(answers.count { $0.status == 100 } <= 1)
            return answers.filter { $0.status != 100 }
        }
        let whole = finalAnswers([request])
        #expect(whole.first?.isComplete == true)
        for split in 0...request.count {
            #expect(finalAnswers([Array(request[..<split]), Array(request[split...])]) == whole, "split at \(split)")
        }
    }

    @Test func aBodyMayBeAsLongAsItsRoutesLimit() {
        let session = WireSession(EchoHandler())
        session.send(post("/small", "0123456789") + chunked("/small", ["01234", "56789"]))
        #expect(session.answers().map(\.status) == [200, 200])
        session.send(post("/small", "0123456789a"))
        #expect(session.answers().map(\.status) == [200, 200, 413])
    }

    @Test func aChunkedBodyIsRefusedAtTheChunkThatExceedsTheLimit() {
        let session = WireSession(EchoHandler())
        session.send("POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n3\r\nx")
        #expect(session.answers().map(\.status) == [413])
        #expect(session.handler.refusals == [.bodyTooLarge(limit: 10)])
    }

    @Test func aBodyNobodyWantsIsReadPast() {
        let session = WireSession(EchoHandler())
        session.send("POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234")
        #expect(session.answers().map(\.status) == [404])
        session.send("56789" + get)
        #expect(session.answers().map(\.status) == [404, 200])
    }

    @Test func aBodyNobodyWantsMayBeAsLongAsItsLimit() {
        let session = WireSession(EchoHandler())
        session.send(post("/none", String(repeating: "x", count: 65_536)) + get)
        #expect(session.answers().map(\.status) == [404, 200])
    }

    @Test(arguments: ["Content-Length: 65537\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n"])
    func aLongBodyNobodyWantsClosesTheConnection(rest: String) {
        let session = WireSession(EchoHandler())
        session.send("POST /none HTTP/1.1\r\nHost: a\r\n" + rest)
        #expect(session.answers().map { $0["Connection"] } == ["close"])
        #expect(session.isShutDown)
    }

    @Test func afterARefusalABoundedAmountIsDrained() {
        var configuration = HTTPConfiguration()
        configuration.limits.lingerBytes = 100
        let session = WireSession(EchoHandler(), configuration: configuration)
        session.send("BAD\r\n")
        let unread = "BAD\r\n".utf8.count
        session.send([UInt8](repeating: 0, count: 100 - unread))
        #expect(session.isShutDown)
        #expect(!session.isClosed)
        session.send([0])
        #expect(session.isClosed)
    }

    @Test func theHandlerCanClose() {
        let session = WireSession(EchoHandler())
        session.send("GET /close HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        #expect(session.answers().map(\.text) == ["hello"])
        #expect(session.isShutDown)
    }

    @Test func aConnectionCarriesAsManyRequestsAsItsLimit() {
        var configuration = HTTPConfiguration()
        configuration.limits.requestsPerConnection = 2
        let session = WireSession(EchoHandler(), configuration: configuration)
        session.send(get + get + get)
        #expect(session.answers().map { $0["Connection"] } == [nil, "close"])
    }

    @Test func aHalfClosedClientGetsItsAnswers() {
        let session = WireSession(EchoHandler())
        session.send(get + post("/echo", "x"))
        session.end()
        #expect(session.answers().map(\.text) == ["hello", "x"])
        #expect(session.isClosed)
    }

    @Test(arguments: ["GET /hel", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"])
    func aRequestCutShortIsRefused(part: String) {
        let session = WireSession(EchoHandler())
        session.send(part)
        session.end()
        #expect(session.answers().map(\.status) == [400])
        #expect(session.handler.refusals == [.endedEarly])
        #expect(session.isClosed)
    }

    @Test func whileDrainingAnswersCloseButLoseNoRequest() {
        let session = WireSession(EchoHandler())
        session.send(get)
        session.drain()
        session.send(get + get + get)
        #expect(session.answers().map { $0["Connection"] } == [nil, nil, nil, "close"])
        #expect(session.handler.isDraining)
        #expect(session.isShutDown)
    }

    @Test func tooManyConnectionsMayTryAgain() {
        let session = WireSession(EchoHandler())
        session.refuse(.tooManyConnections(limit: 7))
        #expect(session.answers().map(\.status) == [503])
        #expect(session.answers().first?["Retry-After"] == "1")
        #expect(session.isShutDown)
    }

    @Test func recordsSayWhatWasSent() {
        let session = WireSession(EchoHandler())
        session.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n" + post("/echo", "abc") + "BAD\r\n")
        let records = session.handler.records
        #expect(records.map(\.status) == [200, 200, 400])
        #expect(records.map(\.method) == [.get, .post, nil])
        #expect(records.map(\.route) == [1, 0, 0])
        #expect(records.map(\.receivedBytes) == [0, 3, 0])
        #expect(records.reduce(0) { $0 + $1.sentBytes } == session.received.count)
    }
}
