import Bytes
import HTTP1
import Synchronization
import Transport

/// A server on 127.0.0.1 that answers by a script, faults and all.
package final class CannedServer: Sendable {
    /// What it answers to one request.
    package enum Answer: Sendable {
        /// Content with a status, perhaps a `Location`, perhaps a `Retry-After`.
        case content(String, status: UInt16 = 200, location: String? = nil, retryAfter: Int? = nil)
        /// The start of an answer, after which the connection breaks off.
        case cut(String)
    }

    /// The script: from a path with its query, and how often it was asked before, to an answer.
    package typealias Script = @Sendable (_ target: String, _ asked: Int) -> Answer

    private let server: Server<CannedHandler>
    private let log: RequestLog

    /// Starts serving `script` on a free port.
    package init(_ script: @escaping Script) throws {
        let log = RequestLog()
        self.log = log
        server = try Server(Listener(address: "127.0.0.1", port: 0)) { _ in CannedHandler(script, log) }
    }

    /// Where it is: `http://127.0.0.1:4711`.
    package var address: String { "http://127.0.0.1:\(server.port)" }

    /// All targets asked for, in order.
    package var targets: [String] { log.targets }
}

private final class RequestLog: Sendable {
    private let asked = Mutex<[String]>([])

    var targets: [String] { asked.withLock { $0 } }

    /// How often `target` was asked for before.
    func note(_ target: String) -> Int {
        asked.withLock { asked in
            defer { asked.append(target) }
            return asked.count { $0 == target }
        }
    }
}

private final class CannedHandler: RequestHandler {
    private let script: CannedServer.Script
    private let log: RequestLog

    init(_ script: @escaping CannedServer.Script, _ log: RequestLog) {
        self.script = script
        self.log = log
    }

    func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        let query = head.query.isEmpty ? "" : "?" + head.query.text
        let target = head.path.text + query
        switch script(target, log.note(target)) {
        case .cut(let text): return .stream(CutStream(text))
        case .content(let text, let status, let location, let retryAfter):
            response.status = Status(status, "Scripted")
            response.contentType = "application/json"
            if let location { response.addField("Location", Array(location.utf8).span) }
            if let retryAfter { response.addField("Retry-After", decimal: retryAfter) }
            response.body.append(utf8: text)
            return .answered
        }
    }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {}

    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {}
}

/// Sends its text and breaks off.
private final class CutStream: RequestStream {
    private let text: String
    private var isSent = false

    init(_ text: String) { self.text = text }

    func receive(_ part: Span<UInt8>, response: inout Response) -> StreamStep { .more }

    func finish(response: inout Response) -> StreamStep { .more }

    func produce(response: inout Response) -> StreamStep {
        guard !isSent else { return .abort }
        isSent = true
        response.body.append(utf8: text)
        return .more
    }
}
