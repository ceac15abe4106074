import Bytes
import HTTP1
import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Transport

/// The service as tests ask it: over a connection without a socket, or over a real one. Both must say the same.
enum ServiceUnderTest: String, CaseIterable, Sendable {
    case inProcess
    case live

    /// Sends one request and gives its answer.
    func ask(_ request: String, of catalog: ModelCatalog = .sample()) throws -> Answer {
        let answers = try askAll(request, of: catalog)
        guard let answer = answers.first, answers.count == 1 else { throw Unexpected(answers: answers) }
        return answer
    }

    /// Sends a GET request for `target`.
    func get(_ target: String, of catalog: ModelCatalog = .sample()) throws -> Answer {
        try ask("GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n", of: catalog)
    }

    /// Sends `body` in a POST request to `target`.
    func post(
        _ target: String, _ body: String, contentType: String? = "application/json",
        of catalog: ModelCatalog = .sample()
    ) throws -> Answer {
        let type = contentType.map { "Content-Type: \($0)\r\n" } ?? ""
        return try ask(
            "POST \(target) HTTP/1.1\r\nHost: test\r\n\(type)Content-Length: \(body.utf8.count)\r\n\r\n\(body)",
            of: catalog)
    }

    /// Sends bytes, ends the client's side and gives every answer.
    private func askAll(_ bytes: String, of catalog: ModelCatalog) throws -> [Answer] {
        let makeHandler: @Sendable (Int) -> ServiceHandler = { _ in .sample(catalog) }
        let isHead = bytes.hasPrefix("HEAD")
        switch self {
        case .inProcess:
            let session = WireSession(makeHandler(0))
            session.send(bytes)
            session.end()
            return session.answers(toHead: isHead)
        case .live:
            let server = try Server(Listener(address: "127.0.0.1", port: 0), makeHandler: makeHandler)
            defer {
                server.stop()
                server.wait()
            }
            guard let client = SocketClient(port: server.port) else { throw Unexpected(answers: []) }
            client.send(bytes)
            client.shutDownWriting()
            return Answer.all(in: client.readAll(), toHead: isHead)
        }
    }

    struct Unexpected: Error {
        let answers: [Answer]
    }
}

extension ServiceHandler {
    /// A handler that has been up for 12.5 seconds.
    static func sample(_ catalog: ModelCatalog, telemetry: Telemetry = .sample()) -> ServiceHandler {
        ServiceHandler(catalog: catalog, limits: HTTPLimits(), telemetry: telemetry) { 12.5 }
    }
}

extension Telemetry {
    /// Counters of their own, and a clock that reads 2.000123456 s: sessions without a socket begin at 1 s.
    static func sample(accessLog: AccessLog? = nil) -> Telemetry {
        Telemetry(accessLog: accessLog) { Timestamp(nanoseconds: 2_000_123_456) }
    }
}

extension ModelCatalog {
    /// One model of each kind, `people` and `shop`.
    static func sample() -> ModelCatalog {
        guard let attributes = try? LoadedModel.sample(.attributes), let rfm = try? LoadedModel.sample(.rfm),
            let catalog = try? ModelCatalog([attributes, rfm], directory: "models")
        else { preconditionFailure("the sample models are sound") }
        return catalog
    }
}

extension Answer {
    /// The content as JSON.
    var json: JSONValue {
        get throws { try JSONValue(reading: body.span) }
    }
}
