import Foundation
import TestSupport
import Testing

@testable import Training

/// The client against a server on this machine.
@Suite struct URLSessionClientTests {
    private func get(
        _ address: String, timeoutSeconds: Double = 20, limitBytes: Int = 1 << 20
    ) throws -> WebAnswer {
        let client = URLSessionClient(timeoutSeconds: timeoutSeconds, limitBytes: limitBytes, agent: "test/1")
        return try client.get(#require(URL(string: address)))
    }

    @Test func answersOfEveryStatusComeWhole() throws {
        let server = try CannedServer { target, _ in
            .content("answer to \(target)", status: UInt16(target.dropFirst().prefix(3)) ?? 200)
        }
        for status in [200, 404, 500, 503] {
            let answer = try get(server.address + "/\(status)?limit=1&skip=2")
            #expect(answer.status == status)
            #expect(String(decoding: answer.body, as: UTF8.self) == "answer to /\(status)?limit=1&skip=2")
        }
    }

    @Test func oneConnectionServesManyExchanges() throws {
        let server = try CannedServer { target, _ in .content(target) }
        let client = URLSessionClient(timeoutSeconds: 20, limitBytes: 1000, agent: "test/1")
        for number in 0..<20 {
            let answer = try client.get(#require(URL(string: server.address + "/\(number)")))
            #expect(String(decoding: answer.body, as: UTF8.self) == "/\(number)")
        }
        #expect(server.targets.count == 20)
    }

    @Test func aRedirectIsItselfTheAnswer() throws {
        let server = try CannedServer { target, _ in
            target == "/old" ? .content("", status: 302, location: "/new") : .content("new")
        }
        let answer = try get(server.address + "/old")
        #expect((answer.status, answer.location) == (302, "/new"))
        #expect(server.targets == ["/old"])
    }

    @Test func aRetryAfterIsToldOf() throws {
        let server = try CannedServer { _, _ in .content("", status: 503, retryAfter: 7) }
        #expect(try get(server.address).retryAfter == "7")
    }

    @Test func contentBeyondTheLimitIsNotTaken() throws {
        let server = try CannedServer { target, _ in
            .content(String(repeating: "x", count: target == "/fits" ? 100_000 : 100_001))
        }
        #expect(try get(server.address + "/fits", limitBytes: 100_000).body.count == 100_000)
        #expect(throws: WebFailure.tooLarge(limitBytes: 100_000)) {
            _ = try get(server.address + "/more", limitBytes: 100_000)
        }
    }

    @Test func anAnswerThatBreaksOffIsAFault() throws {
        let server = try CannedServer { _, _ in .cut("{\"users\": [") }
        #expect(throws: WebFailure.connection(reason: "transfer closed with outstanding read data remaining")) {
            _ = try get(server.address)
        }
    }

    @Test func silenceEndsWithTheTimeAllowed() throws {
        let silent = try SilentServer()
        #expect(throws: WebFailure.timedOut(seconds: 0.05)) { _ = try get(silent.address, timeoutSeconds: 0.05) }
        withExtendedLifetime(silent) {}
    }

    @Test func aPortWhereNobodyListensIsAFault() throws {
        let error = #expect(throws: WebFailure.self) { _ = try get("http://127.0.0.1:1/users") }
        guard case .connection(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("127.0.0.1 port 1"))
    }
}
