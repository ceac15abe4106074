import Glibc
import HTTP1
import Locks
import TestSupport
import Testing
import Threads

@testable import Transport

/// Signals are sent to the one thread that waits for them, so that tests running beside this one get none.
@Suite struct SignalTests {
    private func makeServer(loops: Int) throws -> Server<EchoHandler> {
        var options = ServerOptions()
        options.loops = loops
        options.borrowsThread = true
        return try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
    }

    @Test func theQueueGivesEachSignalOnce() throws {
        let taken = Lock<[Int32?]>([])
        try POSIXThread {
            guard let queue = try? SignalQueue([SIGUSR1, SIGUSR2]) else { return }
            raise(SIGUSR1)
            raise(SIGUSR2)
            for _ in 0..<3 {
                let signal = queue.take()
                taken.withLock { $0.append(signal) }
            }
        }.join()
        #expect(taken.withLock { $0 } == [SIGUSR1, SIGUSR2, nil])
    }

    /// Lends `server` a thread, and gives it with what sends it a signal.
    private func lendThread(
        to server: Server<EchoHandler>, _ handle: @escaping @Sendable () -> Void
    ) throws -> (thread: POSIXThread, signal: () -> Void) {
        let holder = Holder()
        let thread = try POSIXThread {
            guard let queue = try? SignalQueue([SIGUSR1]) else { return server.stop() }
            holder.thread.withLock { $0 = pthread_self() }
            try? server.run(SignalWatch(queue) { _ in handle() })
        }
        return (thread, { if let thread = holder.thread.withLock({ $0 }) { pthread_kill(thread, SIGUSR1) } })
    }

    private final class Holder: Sendable {
        let thread = Lock<pthread_t?>(nil)
    }

    @Test(arguments: [1, 3]) func aLentThreadServesAndHearsSignals(loops: Int) throws {
        let server = try makeServer(loops: loops)
        let (thread, signal) = try lendThread(to: server) { server.drain(grace: .zero, deadline: .seconds(60)) }
        let client = try #require(SocketClient(port: server.port))
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readAnswer()?.text == "hello")
        signal()
        thread.join()
        #expect(client.readAll().isEmpty)
        #expect(server.connectionCount == 0)
    }

    @Test func theFirstLoopGoesOnWhenAnotherHasEnded() throws {
        let server = try makeServer(loops: 2)
        let (thread, signal) = try lendThread(to: server) { server.drain(grace: .zero, deadline: .seconds(60)) }
        let client = try #require(SocketClient(port: server.port))
        let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
        client.send(get + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        #expect(client.readAnswer()?.text == "hello")
        #expect(server.connectionCounts == [1, 0])
        signal()
        while !server.loops[1].hasEnded { sched_yield() }
        client.send("dy")
        #expect(client.readAnswer()?.text == "body")
        thread.join()
    }

    @Test func signalsAreHeardUntilTheLastLoopHasEnded() throws {
        let server = try makeServer(loops: 2)
        let heard = Lock(0)
        let (thread, signal) = try lendThread(to: server) {
            let isFirst = heard.withLock {
                $0 += 1
                return $0 == 1
            }
            if isFirst { server.drain(grace: .zero, deadline: .seconds(3600)) } else { server.stop() }
        }
        // Each loop gets one; the second one's is in the middle of a request.
        let (idle, busy) = (
            try #require(SocketClient(port: server.port)), try #require(SocketClient(port: server.port))
        )
        let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
        idle.send(get)
        #expect(idle.readAnswer()?.text == "hello")
        busy.send(get + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo")
        #expect(busy.readAnswer()?.text == "hello")
        #expect(server.connectionCounts == [1, 1])
        signal()
        // The first loop has nothing left then.
        #expect(idle.readAll().isEmpty)
        signal()
        thread.join()
        #expect(heard.withLock { $0 } == 2)
        #expect(busy.readAll().isEmpty)
    }
}
