import Dispatch
import Glibc
import HTTP1
import Locks
import TestSupport
import Testing

@testable import Transport

/// Requests that reach the loop in one turn, which it reads, works through and answers together.
@Suite struct RoundTests {
    /// A server whose loop stands still until as many clients as wanted have sent their requests.
    private struct Standstill {
        let server: Server<EchoHandler>
        let clients: [SocketClient]
        private let gate = DispatchSemaphore(value: 0)

        init(clients count: Int, _ system: SystemCalls = .linux) throws {
            var options = ServerOptions()
            options.system = system
            server = try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
            let port = server.port
            clients = try (0..<count).map { _ in try #require(SocketClient(port: port)) }
            // Answered once, a client is known to the loop: what it sends next comes as an event of its own.
            for client in clients {
                client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(client.readAnswer()?.status == 200)
            }
            let (gate, reached) = (gate, DispatchSemaphore(value: 0))
            server.post { _ in
                reached.signal()
                gate.wait()
            }
            // Nothing that is sent from now on is seen before the gate opens.
            reached.wait()
        }

        func goOn() { gate.signal() }
    }

    private func large(_ count: Int) -> String { "GET /large?\(count) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test(arguments: [1, 2, Round.mostMembers, Round.mostMembers + 1, 3 * Round.mostMembers + 5])
    func everyMemberGetsItsOwnAnswer(count: Int) throws {
        let standstill = try Standstill(clients: count)
        for (index, client) in standstill.clients.enumerated() { client.send(large(index)) }
        standstill.goOn()
        for (index, client) in standstill.clients.enumerated() {
            #expect(client.readAnswer()?.body.count == index)
        }
    }

    @Test func answersTooLargeForARoundAreSentOnTheWay() throws {
        let sizes = [10, Round.answerBytes, 20, 3_000_000, 30, Round.answerBytes - 1, 40]
        let standstill = try Standstill(clients: sizes.count)
        for (client, size) in zip(standstill.clients, sizes) { client.send(large(size)) }
        standstill.goOn()
        for (client, size) in zip(standstill.clients, sizes) { #expect(client.readAnswer()?.body.count == size) }
    }

    @Test func requestsTooLargeForARoundBeginAnother() throws {
        let standstill = try Standstill(clients: 5)
        let sizes = [100, Round.inputBytes * 2, 50_000, Round.inputBytes, 7]
        for (client, size) in zip(standstill.clients, sizes) {
            let body = String(repeating: "b", count: size)
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n\(body)")
        }
        standstill.goOn()
        for (client, size) in zip(standstill.clients, sizes) { #expect(client.readAnswer()?.body.count == size) }
    }

    @Test func allAreReadBeforeAnyIsSentItsAnswer() throws {
        let calls = Lock("")
        var system = SystemCalls.linux
        let (receive, send) = unsafe (system.receiveOnce, system.sendOnce)
        unsafe system.receiveOnce = { socket, room in
            calls.withLock { $0 += "r" }
            return unsafe receive(socket, room)
        }
        unsafe system.sendOnce = { socket, bytes in
            calls.withLock { $0 += "s" }
            return unsafe send(socket, bytes)
        }
        let standstill = try Standstill(clients: Round.mostMembers + 3, system)
        calls.withLock { $0 = "" }
        for client in standstill.clients { client.send(large(5)) }
        standstill.goOn()
        for client in standstill.clients { #expect(client.readAnswer()?.text == "xxxxx") }
        let first = String(repeating: "r", count: Round.mostMembers) + String(repeating: "s", count: Round.mostMembers)
        #expect(calls.withLock { $0 } == first + "rrrsss")
    }

    @Test(arguments: [EPIPE, ECONNRESET])
    func aFailedSendEndsOnlyItsMember(code: Int32) throws {
        let sends = Lock(0)
        var system = SystemCalls.linux
        let send = unsafe system.sendOnce
        unsafe system.sendOnce = { socket, bytes in
            let number = sends.withLock { count in
                count += 1
                return count
            }
            return number == 7 ? -Int(code) : unsafe send(socket, bytes)
        }
        let standstill = try Standstill(clients: 4, system)
        for client in standstill.clients { client.send(large(9)) }
        standstill.goOn()
        #expect(standstill.clients.map { $0.readAnswer()?.body.count } == [9, 9, nil, 9])
    }

    @Test func anEndAmongRequestsIsAnEndOfItsMemberOnly() throws {
        let standstill = try Standstill(clients: 3)
        standstill.clients[0].send(large(1))
        standstill.clients[1].shutDownWriting()
        standstill.clients[2].send(large(3))
        standstill.goOn()
        #expect(standstill.clients.map { $0.readAnswer()?.body.count } == [1, nil, 3])
        #expect(!standstill.clients[1].wasReset)
    }
}
