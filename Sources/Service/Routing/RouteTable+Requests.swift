import Bytes
import HTTP1

extension RouteTable {
    /// The route that a request asks for with a method it understands.
    ///
    /// - Returns: nil where the request was `OPTIONS` and `response` answers it.
    func route(of head: RequestHead, _ response: inout Response) throws(Problem) -> Match? {
        guard let match = match(head.path) else {
            if head.method == .options, head.path.text == "*" {
                response.status = .noContent
                response.addField("Allow", "GET, HEAD, POST, OPTIONS")
                return nil
            }
            throw Problem.noSuchPath
        }
        response.route = match.endpoint.rawValue
        guard match.methods.contains(head.method) else {
            let methods = match.methods.allowed
            throw Problem(
                .methodNotAllowed, "expected one of the methods \(methods), found \(head.method.name)",
                allowed: methods)
        }
        if head.method == .options {
            response.status = .noContent
            response.addField("Allow", match.methods.allowed)
            return nil
        }
        return match
    }
}
