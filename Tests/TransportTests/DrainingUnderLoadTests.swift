import Glibc
import HTTP1
import Synchronization
import TestSupport
import Testing
import Threads

@testable import Transport

/// Lost is a request whose bytes the server read and whose whole answer the client did not get. Bytes are counted on
/// both sides, since a connection the server closed before it read anything loses nothing.
@Suite struct DrainingUnderLoadTests {
    private final class Tally: Sendable {
        let readByServer = Atomic<Int>(0)
        let answeredToClients = Atomic<Int>(0)
        let answers = Atomic<Int>(0)
        let cutShort = Atomic<Int>(0)
    }

    private static let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let postHead = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n"

    /// What one client sends before it reads: pieces of whole requests, and how many answers they call for.
    private static let exchanges: [(pieces: [String], answers: Int)] = [
        ([get], 1), ([postHead + "body"], 1), ([postHead, "bo", "dy"], 1),
        ([String(repeating: get, count: 5)], 5), (["GET /large?200000 HTTP/1.1\r\nHost: a\r\n\r\n"], 1),
    ]

    @Test func nothingIsLostAtAHundredMoments() throws {
        var generator = SystemRandomNumberGenerator()
        for moment in 0..<100 {
            let tally = Tally()
            let answers = Int.random(in: 0..<150, using: &generator)
            let grace = Duration.microseconds(Int.random(in: 0..<4000, using: &generator))
            try drain(after: answers, grace: grace, tally)
            let lost = tally.readByServer.load(ordering: .relaxed) - tally.answeredToClients.load(ordering: .relaxed)
            #expect(lost == 0, "\(lost) bytes of requests lost at moment \(moment), \(answers) answers, \(grace)")
            #expect(tally.cutShort.load(ordering: .relaxed) == 0)
        }
    }

    private func drain(after answers: Int, grace: Duration, _ tally: Tally) throws {
        var options = ServerOptions()
        options.loops = 2
        let receive = unsafe options.system.receiveOnce
        unsafe options.system.receiveOnce = { socket, room in
            let count = unsafe receive(socket, room)
            tally.readByServer.add(max(0, count), ordering: .relaxed)
            return count
        }
        let server = try Server(Listener(address: "127.0.0.1", port: 0), options: options) { _ in EchoHandler() }
        let port = server.port
        // Threads of their own: blocking clients would fill the pool that the tests run on.
        let clients = try Self.exchanges.map { exchange in
            try POSIXThread { Self.load(port, exchange.pieces, answers: exchange.answers, tally) }
        }
        while tally.answers.load(ordering: .relaxed) < answers { sched_yield() }
        server.drain(grace: grace, deadline: .seconds(30))
        server.wait()
        for client in clients { client.join() }
    }

    /// Sends the pieces again and again, on one connection after the other, until nobody listens.
    private static func load(_ port: UInt16, _ pieces: [String], answers: Int, _ tally: Tally) {
        let requestBytes = pieces.reduce(0) { $0 + $1.utf8.count } / answers
        // Whoever connects at the very end is held back, and would be for a second: long before that nobody listens.
        while let client = SocketClient(port: port, patienceMicroseconds: 30_000) {
            var isOver = false
            while !isOver {
                for piece in pieces where !client.send(piece) { isOver = true }
                for _ in 0..<answers {
                    guard let answer = client.readAnswer() else {
                        isOver = true
                        break
                    }
                    tally.answers.add(1, ordering: .relaxed)
                    tally.answeredToClients.add(requestBytes, ordering: .relaxed)
                    if answer["Connection"] == "close" { isOver = true }
                }
            }
            if client.hasUnfinishedAnswer { tally.cutShort.add(1, ordering: .relaxed) }
        }
    }
}
