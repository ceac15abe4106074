import Glibc
import HTTP1
import TestSupport
import Testing

@testable import Transport

@Suite struct DrainingTests {
    private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    private func start(loops: Int = 1) throws -> Server<EchoHandler> {
        var options = ServerOptions()
        options.loops = loops
        // No client here goes on sending behind the last answer.
        options.http.deadlines.linger = .milliseconds(50)
        return try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
    }

    @Test func duringGraceOldAndNewConnectionsAreAnsweredAndClosed() throws {
        let server = try start()
        let old = try #require(SocketClient(port: server.port))
        old.send(get)
        #expect(old.readAnswer()?["Connection"] == nil)
        server.drain(grace: .seconds(60), deadline: .seconds(60))
        old.send(get)
        #expect(old.readAnswer()?["Connection"] == "close")
        let new = try #require(SocketClient(port: server.port))
        new.send(get)
        #expect(new.readAnswer()?["Connection"] == "close")
        server.stop()
        server.wait()
    }

    @Test func afterGraceTheListenerAndIdleConnectionsClose() throws {
        let server = try start(loops: 2)
        let idle = (0..<4).compactMap { _ in SocketClient(port: server.port) }
        for client in idle {
            client.send(get)
            #expect(client.readAnswer()?.status == 200)
        }
        server.drain(grace: .zero, deadline: .seconds(60))
        server.wait()
        for client in idle { #expect(client.readAll().isEmpty) }
        #expect(SocketClient(port: server.port) == nil)
    }

    @Test(arguments: [1, 2]) func aRequestThatHasBegunIsStillAnswered(loops: Int) throws {
        let server = try start(loops: loops)
        // The accepting loop has this one; of two loops, the other the next.
        let client = try #require(SocketClient(port: server.port))
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        let other = try #require(SocketClient(port: server.port))
        other.send(get)
        #expect(other.readAnswer()?.status == 200)
        server.drain(grace: .zero, deadline: .seconds(60))
        #expect(other.readAll().isEmpty, "the idle connection is closed")
        // That the other loop has ended is no reason to leave.
        while loops == 2, !server.loops[1].hasEnded { sched_yield() }
        client.send("dy")
        #expect(client.readAnswer()?.text == "body")
        #expect(client.readAll().isEmpty)
        server.wait()
    }

    @Test func theDeadlineEndsWhatIsLeft() throws {
        let server = try start()
        let client = try #require(SocketClient(port: server.port))
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        server.drain(grace: .zero, deadline: .milliseconds(100))
        server.wait()
        #expect(client.readAll().isEmpty)
    }

    @Test func stoppingEndsTheGraceAndEveryConnectionNow() throws {
        let server = try start(loops: 2)
        let client = try #require(SocketClient(port: server.port))
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        server.drain(grace: .seconds(3600), deadline: .seconds(3600))
        server.stop()
        server.wait()
        #expect(client.readAll().isEmpty)
        #expect(SocketClient(port: server.port) == nil)
    }
}
