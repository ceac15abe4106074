import Glibc
import HTTP1
import Synchronization
import TestSupport
import Testing
import Transport

/// What the kernel may answer at the worst moment, and that the server goes on.
@Suite struct FaultTests {
    private let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    private func start(_ system: SystemCalls) throws -> Server<EchoHandler> {
        var options = ServerOptions()
        options.system = system
        return try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
    }

    /// How often a call is still to fail.
    private final class Failures: Sendable {
        private let left: Atomic<Int>
        init(_ count: Int) { left = Atomic(count) }
        func next() -> Bool { left.subtract(1, ordering: .relaxed).oldValue > 0 }
    }

    @Test(arguments: [EINTR, ECONNABORTED, ECONNRESET, EPROTO, ENETDOWN, EMFILE, ENFILE, ENOBUFS, ENOMEM])
    func acceptingGoesOnAfter(code: Int32) throws {
        // An even number: without descriptors the reserve is tried for each failure, and fails as well.
        let failures = Failures(4)
        var system = SystemCalls.linux
        let accept = system.acceptOnce
        system.acceptOnce = { listener, peer in failures.next() ? -code : accept(listener, &peer) }
        let server = try start(system)
        let client = try #require(SocketClient(port: server.port))
        client.send(get)
        #expect(client.readAnswer()?.status == 200)
    }

    @Test(arguments: [EMFILE, ENFILE])
    func withoutDescriptorsTheReservedOneAnswers503(code: Int32) throws {
        let failures = Failures(1)
        var system = SystemCalls.linux
        let accept = system.acceptOnce
        system.acceptOnce = { listener, peer in failures.next() ? -code : accept(listener, &peer) }
        let server = try start(system)
        let refused = try #require(SocketClient(port: server.port))
        #expect(refused.readAnswer()?.status == 503)
        let served = try #require(SocketClient(port: server.port))
        served.send(get)
        #expect(served.readAnswer()?.status == 200)
    }

    @Test(arguments: [EINTR, EAGAIN])
    func readingIsTriedAgainAfter(code: Int32) throws {
        let failures = Failures(3)
        var system = SystemCalls.linux
        let receive = unsafe system.receiveOnce
        unsafe system.receiveOnce = { socket, room in
            failures.next() ? -Int(code) : unsafe receive(socket, room)
        }
        let server = try start(system)
        let client = try #require(SocketClient(port: server.port))
        client.send(get)
        #expect(client.readAnswer()?.status == 200)
    }

    @Test(arguments: [EINTR, EAGAIN, ENOBUFS])
    func sendingIsTriedAgainAfter(code: Int32) throws {
        let failures = Failures(3)
        var system = SystemCalls.linux
        let send = unsafe system.sendOnce
        unsafe system.sendOnce = { socket, bytes in failures.next() ? -Int(code) : unsafe send(socket, bytes) }
        let server = try start(system)
        let client = try #require(SocketClient(port: server.port))
        client.send(get)
        #expect(client.readAnswer()?.status == 200)
    }

    @Test(arguments: [ECONNRESET, ETIMEDOUT])
    func aFailedReadEndsOnlyItsConnection(code: Int32) throws {
        let failures = Failures(1)
        var system = SystemCalls.linux
        let receive = unsafe system.receiveOnce
        unsafe system.receiveOnce = { socket, room in
            failures.next() ? -Int(code) : unsafe receive(socket, room)
        }
        let server = try start(system)
        let failed = try #require(SocketClient(port: server.port))
        failed.send(get)
        #expect(failed.readAnswer() == nil)
        let served = try #require(SocketClient(port: server.port))
        served.send(get)
        #expect(served.readAnswer()?.status == 200)
    }

    @Test(arguments: [EPIPE, ECONNRESET])
    func aFailedSendEndsOnlyItsConnection(code: Int32) throws {
        let failures = Failures(1)
        var system = SystemCalls.linux
        let send = unsafe system.sendOnce
        unsafe system.sendOnce = { socket, bytes in failures.next() ? -Int(code) : unsafe send(socket, bytes) }
        let server = try start(system)
        let failed = try #require(SocketClient(port: server.port))
        failed.send(get)
        #expect(failed.readAnswer() == nil)
        let served = try #require(SocketClient(port: server.port))
        served.send(get)
        #expect(served.readAnswer()?.status == 200)
    }

    @Test func oneByteAtATimeIsEnough() throws {
        var system = SystemCalls.linux
        let (receive, send) = unsafe (system.receiveOnce, system.sendOnce)
        unsafe system.receiveOnce = { socket, room in unsafe receive(socket, .init(rebasing: room.prefix(1))) }
        unsafe system.sendOnce = { socket, bytes in unsafe send(socket, .init(rebasing: bytes.prefix(1))) }
        let server = try start(system)
        let client = try #require(SocketClient(port: server.port))
        client.send(get + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody" + get)
        #expect(client.readAnswer()?.text == "hello")
        #expect(client.readAnswer()?.text == "body")
        #expect(client.readAnswer()?.text == "hello")
    }
}
