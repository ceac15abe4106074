import Arguments
import TestSupport
import Testing
import Transport

@testable import server

@Suite struct HealthcheckTests {
    private func problem(at address: String) throws -> String? {
        let port = try #require(address.split(separator: ":").last)
        return Healthcheck(try ServerSettings(ServerSettings.command.parse(["--port", String(port)]))).problem()
    }

    @Test func whoAnswers200IsReady() throws {
        let server = try CannedServer { _, _ in .content("{}") }
        #expect(try problem(at: server.address) == nil)
    }

    @Test func anotherAnswerIsNamed() throws {
        let server = try CannedServer { _, _ in .content("{}", status: 503) }
        #expect(try problem(at: server.address)?.hasSuffix("/health/ready: expected 200, found 503") == true)
    }

    @Test func whereNobodyListensThatIsSaid() throws {
        // Taken, and given back by the kernel when the listener is gone.
        let port = try Listener(address: "127.0.0.1", port: 0).port
        #expect(try problem(at: "127.0.0.1:\(port)") == "127.0.0.1:\(port): Connection refused")
    }
}
