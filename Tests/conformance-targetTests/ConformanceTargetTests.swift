import HTTP1
import TestSupport
import Testing
import Transport

@testable import conformance_target

@Suite struct ConformanceTargetTests {
    private func ask(_ method: String, _ path: String, fields: String = "", body: String = "") throws -> Answer {
        let server = try Server(Listener(address: "127.0.0.1", port: 0)) { _ in ConformanceHandler() }
        let client = try #require(SocketClient(port: server.port))
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        client.send("\(method) \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\(length)\r\n\(body)")
        return try #require(client.readAnswer(toHead: method == "HEAD"))
    }

    @Test(arguments: [
        ("GET", "/", 200), ("HEAD", "/", 200), ("OPTIONS", "/", 204), ("OPTIONS", "*", 204), ("DELETE", "/", 405),
        ("PUT", "/", 405), ("GET", "/nothing", 404), ("BREW", "/", 501), ("GET", "/?query", 200),
    ])
    func eachMethodHasItsStatus(method: String, path: String, status: Int) throws {
        #expect(try ask(method, path).status == status)
    }

    @Test func headHasTheLengthOfGet() throws {
        let length = try ask("GET", "/")["Content-Length"]
        #expect(length != nil)
        #expect(try ask("HEAD", "/")["Content-Length"] == length)
    }

    @Test(arguments: ["OPTIONS", "DELETE"])
    func theMethodsThatAreAllowedAreNamed(method: String) throws {
        #expect(try ask(method, "/")["Allow"] == "GET, HEAD, OPTIONS, POST")
    }

    @Test func aPostedBodyComesBack() throws {
        #expect(try ask("POST", "/", body: "some body").text == "some body")
        let chunked = try ask("POST", "/", fields: "Transfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n0\r\n")
        #expect(chunked.text == "Wiki")
    }

    @Test func echoReturnsTheHeaderLines() throws {
        let answer = try ask("GET", "/echo", fields: "X-One:  1 \r\nx-two: a, b\r\nX-One: 3\r\n")
        #expect(answer.text == "Host: a\nX-One: 1\nx-two: a, b\nX-One: 3\n")
    }

    @Test func cookieReturnsEachCookieOnALine() throws {
        let answer = try ask("GET", "/cookie", fields: "Cookie: a=b; c=d=e;f= ; =g; h\r\ncookie: i=\"j\"\r\n")
        #expect(answer.text == "a=b\nc=d=e\nf=\ni=\"j\"\n")
        #expect(try ask("GET", "/cookie").text.isEmpty)
    }

    @Test func badArgumentsAndAddressesHaveTheirExitStatus() {
        #expect(ConformanceTarget.run(["--help"]) == 0)
        #expect(ConformanceTarget.run(["--port", "many"]) == 2)
        #expect(ConformanceTarget.run(["--address", "nowhere"]) == 1)
    }
}
