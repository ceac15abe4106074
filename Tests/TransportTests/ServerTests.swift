import HTTP1
import Synchronization
import TestSupport
import Testing
import Threads

@testable import Transport

@Suite struct ServerTests {
    private func start(_ change: (inout ServerOptions) -> Void = { _ in }) throws -> Server<EchoHandler> {
        var options = ServerOptions()
        change(&options)
        return try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
    }

    private final class Counter: Sendable {
        let value = Atomic<Int>(0)
    }

    private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func answersOverARealSocket() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port))
        client.send(get)
        #expect(client.readAnswer()?.text == "hello")
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n")
        client.send("bo")
        client.send("dy")
        #expect(client.readAnswer()?.text == "body")
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port))
        client.send(String(repeating: get + "GET /large?3 HTTP/1.1\r\nHost: a\r\n\r\n", count: 100))
        for _ in 0..<100 {
            #expect(client.readAnswer()?.text == "hello")
            #expect(client.readAnswer()?.text == "xxx")
        }
    }

    @Test func smallReadsAreEnough() throws {
        let server = try start { $0.readBytes = 64 }
        let client = try #require(SocketClient(port: server.port))
        let body = String(repeating: "b", count: 10_000)
        client.send(String(repeating: get, count: 100))
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n\(body)")
        for _ in 0..<100 { #expect(client.readAnswer()?.text == "hello") }
        #expect(client.readAnswer()?.text == body)
    }

    @Test func aRefusedUploadGetsToReadItsAnswer() throws {
        let server = try start()
        for _ in 0..<20 {
            let client = try #require(SocketClient(port: server.port))
            client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n")
            client.send([UInt8](repeating: 0, count: 300_000))
            #expect(client.readAnswer()?.status == 413)
            #expect(client.readAll().isEmpty)
            #expect(!client.wasReset)
        }
    }

    @Test func aLargeAnswerReachesASlowReaderWhole() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port, receiveBuffer: 4096))
        client.send("GET /large?3000000 HTTP/1.1\r\nHost: a\r\n\r\n" + get)
        #expect(client.readAnswer()?.body.count == 3_000_000)
        #expect(client.readAnswer()?.text == "hello")
    }

    @Test func aLongUploadStreamsThroughBothWays() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port))
        let count = 200_000
        client.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
        client.send([UInt8](repeating: UInt8(ascii: "x"), count: count))
        #expect(client.readAnswer()?.body.count == count + 3)
    }

    @Test func aHalfClosedClientGetsItsAnswer() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port))
        client.send(get)
        client.shutDownWriting()
        #expect(Answer.all(in: client.readAll()).map(\.text) == ["hello"])
        #expect(!client.wasReset)
    }

    @Test func deadlinesComeUpByThemselves() throws {
        let server = try start { $0.http.deadlines.head = .milliseconds(50) }
        let client = try #require(SocketClient(port: server.port))
        client.send("GET /hel")
        #expect(client.readAnswer()?.status == 408)
        #expect(client.readAll().isEmpty)
    }

    @Test func aClientThatNeverReadsIsClosed() throws {
        let server = try start { $0.http.deadlines.write = .milliseconds(50) }
        let client = try #require(SocketClient(port: server.port, receiveBuffer: 4096))
        client.send("GET /large?20000000 HTTP/1.1\r\nHost: a\r\n\r\n")
        let other = try #require(SocketClient(port: server.port))
        other.send(get)
        #expect(other.readAnswer()?.text == "hello", "others are served meanwhile")
        #expect(eventually { server.connectionCount == 1 })
    }

    @Test func aResetClientIsForgotten() throws {
        let server = try start()
        var client = SocketClient(port: server.port)
        client?.send(get)
        #expect(client?.readAnswer()?.text == "hello")
        client?.reset()
        client = nil
        #expect(eventually { server.connectionCount == 0 })
    }

    @Test func connectionsSpreadEvenlyOverLoops() throws {
        let server = try start { $0.loops = 4 }
        let clients = (0..<256).compactMap { _ in SocketClient(port: server.port) }
        for client in clients {
            client.send(get)
            #expect(client.readAnswer()?.status == 200)
        }
        let counts = server.connectionCounts
        #expect(counts.reduce(0, +) == 256)
        #expect(Double(counts.max() ?? 256) <= 1.25 * Double(counts.min() ?? 0), "\(counts)")
    }

    @Test func oneConnectionTooManyIsToldSo() throws {
        let server = try start { $0.maximumConnections = 2 }
        let served = (0..<2).compactMap { _ in SocketClient(port: server.port) }
        for client in served {
            client.send(get)
            #expect(client.readAnswer()?.status == 200)
        }
        let refused = try #require(SocketClient(port: server.port))
        refused.send(get)
        #expect(refused.readAnswer()?.status == 503)
        #expect(refused.readAll().isEmpty)
        #expect(!refused.wasReset)
        served[0].send(get)
        #expect(served[0].readAnswer()?.status == 200)
    }

    @Test func anotherListenerAnswersWhileTheFirstIsFull() throws {
        let server = try start { $0.maximumConnections = 1 }
        let admin = try start()
        let served = try #require(SocketClient(port: server.port))
        served.send(get)
        #expect(served.readAnswer()?.status == 200)
        let refused = try #require(SocketClient(port: server.port))
        #expect(refused.readAnswer()?.status == 503)
        let asking = try #require(SocketClient(port: admin.port))
        asking.send(get)
        #expect(asking.readAnswer()?.status == 200)
    }

    @Test func aStreamThatNeverEndsLeavesTurnsToOthers() throws {
        let server = try start()
        let reads = Counter()
        let reading = try POSIXThread { [port = server.port] in
            guard let client = SocketClient(port: port, receiveBuffer: 1 << 20) else { return }
            client.send("GET /parts?1000000000 HTTP/1.1\r\nHost: a\r\n\r\n")
            while client.readSome() { reads.value.add(1, ordering: .relaxed) }
        }
        #expect(eventually { reads.value.load(ordering: .relaxed) > 10 })
        let other = try #require(SocketClient(port: server.port))
        for _ in 0..<100 {
            other.send(get)
            #expect(other.readAnswer()?.text == "hello")
        }
        server.stop()
        reading.join()
    }

    @Test func aClientThatSendsWithoutReadingIsHeldAndEnded() throws {
        let server = try start {
            $0.http.deadlines.streamWindow = .milliseconds(200)
            $0.http.deadlines.linger = .milliseconds(50)
        }
        let client = try #require(SocketClient(port: server.port, receiveBuffer: 4096))
        client.send("POST /upper HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n")
        let part = [UInt8](repeating: UInt8(ascii: "x"), count: 64 * 1024)
        var sentBytes = 0
        while client.send(part) { sentBytes += part.count }
        #expect(sentBytes < 100_000_000, "the kernel's buffers are all it could fill")
        #expect(eventually { server.connectionCount == 0 })
    }

    @Test func aSlowBodyIsRefusedWhileOthersAreServed() throws {
        let server = try start { $0.http.deadlines.body = .milliseconds(50) }
        let slow = try #require(SocketClient(port: server.port))
        slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        let other = try #require(SocketClient(port: server.port))
        other.send(get)
        #expect(other.readAnswer()?.text == "hello")
        #expect(slow.readAnswer()?.status == 408)
    }

    @Test func aPlaceIsFreeAgainOnceItsClientLeft() throws {
        let server = try start { $0.maximumConnections = 1 }
        for _ in 0..<50 {
            let client = try #require(SocketClient(port: server.port))
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(client.readAnswer()?.status == 200)
            #expect(client.readAll().isEmpty)
            #expect(eventually { server.connectionCount == 0 })
        }
    }

    @Test func aPostedChangeReachesEveryLoop() throws {
        let server = try start { $0.loops = 3 }
        let reached = Atomic<Int>(0)
        server.post { handler in
            if !handler.isDraining { reached.add(1, ordering: .relaxed) }
        }
        #expect(eventually { reached.load(ordering: .relaxed) == 3 })
    }

    @Test func stoppingEndsEverythingAtOnce() throws {
        let server = try start { $0.loops = 2 }
        let client = try #require(SocketClient(port: server.port))
        server.stop()
        server.wait()
        #expect(client.readAll().isEmpty)
        #expect(SocketClient(port: server.port) == nil)
    }

    /// Asks until it is so; the deadline only bounds how long a failure takes.
    private func eventually(_ condition: () -> Bool) -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(10)
        while clock.now < end {
            if condition() { return true }
        }
        return false
    }
}
