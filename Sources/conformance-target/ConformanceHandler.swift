import Bytes
import HTTP1

/// Answers the routes that public testers of HTTP servers ask for.
///
/// `GET` and `HEAD /` say OK, `POST /` returns its body, `/echo` the header fields of the request and `/cookie` its
/// cookies, one a line. `OPTIONS` tells what a path allows; any other method is 405, any other path 404.
final class ConformanceHandler: RequestHandler {
    /// Bytes a body may have.
    private let bodyBytes: Int

    /// Makes a handler for one loop.
    init(limits: HTTPLimits = HTTPLimits()) { bodyBytes = limits.bodyBytes }

    func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        guard head.path.hasSameBytes(as: "*") || Self.path(of: head) != nil else {
            response.status = .notFound
            return .answered
        }
        if head.method == .options {
            response.status = .noContent
            Self.addAllow(&response)
            return .answered
        }
        guard [.get, .head, .post].contains(head.method) else {
            response.status = .methodNotAllowed
            Self.addAllow(&response)
            return .answered
        }
        return .collect(limit: bodyBytes)
    }

    func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        response.contentType = "text/plain"
        switch Self.path(of: head) {
        case .root where head.method == .post: response.body.append(body)
        case .echo: Self.writeFields(of: head, to: &response.body)
        case .cookie: Self.writeCookies(of: head, to: &response.body)
        case .root, nil: response.body.append("OK\n")
        }
    }

    func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {
        response.contentType = "text/plain"
        response.body.append(utf8: "\(refusal)\n")
    }

    private enum Path { case root, echo, cookie }

    private static func path(of head: RequestHead) -> Path? {
        if head.path.hasSameBytes(as: "/") { return .root }
        if head.path.hasSameBytes(as: "/echo") { return .echo }
        return head.path.hasSameBytes(as: "/cookie") ? .cookie : nil
    }

    private static func addAllow(_ response: inout Response) { response.addField("Allow", "GET, HEAD, OPTIONS, POST") }

    private static func writeFields(of head: RequestHead, to buffer: inout ByteBuffer) {
        for index in 0..<head.fieldCount {
            buffer.append(head.fieldName(at: index))
            buffer.append(": ")
            buffer.append(head.fieldValue(at: index))
            buffer.append("\n")
        }
    }

    private static func writeCookies(of head: RequestHead, to buffer: inout ByteBuffer) {
        for index in 0..<head.fieldCount where head.fieldName(at: index).equalsIgnoringCase("cookie") {
            CookiePairs(head.fieldValue(at: index)).write(to: &buffer)
        }
    }
}
