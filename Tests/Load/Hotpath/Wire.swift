import Bytes
import HTTP1

/// A connection without a socket: what a request costs before and behind the kernel.
enum Wire {
    static func request(_ start: String, _ body: String) -> [UInt8] {
        Array(
            "\(start) HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                .utf8)
    }

    static func rounds(of request: [UInt8], by handler: any RequestHandler) -> (Int) -> Int {
        rounds(of: [request], by: handler)
    }

    /// Asks in turn, over a connection of its own that is never closed.
    static func rounds(of requests: [[UInt8]], by handler: any RequestHandler) -> (Int) -> Int {
        { rounds in
            var configuration = HTTPConfiguration()
            configuration.limits.requestsPerConnection = .max
            var workspace = HTTPWorkspace(
                handler: handler, configuration: configuration, now: Timestamp(nanoseconds: 0), secondsSince1970: 0)
            var connection = HTTPConnection(peer: PeerAddress(ipv4: 0x7F00_0001, port: 1), workspace: workspace)
            var written = 0
            for round in 0..<rounds {
                let request = requests[round % requests.count]
                connection.receive(request.span, &workspace)
                written = workspace.output.count
                precondition(written > 0 && !connection.wantsToWrite, "a request is answered at once")
                connection.didSend(written, &workspace)
            }
            return written
        }
    }
}

/// Answers whatever is posted with a constant.
final class Constant: RequestHandler {
    func plan(for head: RequestHead, response: inout Response) -> RequestPlan { .collect(limit: 65_536) }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        response.contentType = "application/json"
        response.body.append("{}")
    }

    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {}
}
