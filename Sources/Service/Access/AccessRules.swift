import Bytes
import HTTP1

/// What a request must show to be answered: a key, a client that does not ask too often, an origin that may read.
package final class AccessRules: Sendable {
    /// The keys; nil where everybody may ask for everything.
    package let keys: APIKeys?
    /// What may be asked for without a key.
    package let openAreas: Set<Area>
    private let limiter: RateLimiter?
    private let proxies: TrustedProxies?
    private let origins: [String]

    /// Makes rules.
    ///
    /// - Parameters:
    ///   - openAreas: what may be asked for without a key.
    ///   - limiter: how often each may ask; nil for as often as they like.
    ///   - proxies: whose word is taken for who asks; nil where everybody asks for themselves.
    ///   - origins: of which pages browsers may read answers; `*` is any.
    package init(
        keys: APIKeys?, openAreas: Set<Area>, limiter: RateLimiter?, proxies: TrustedProxies? = nil, origins: [String]
    ) {
        self.keys = keys
        self.openAreas = openAreas
        self.limiter = limiter
        self.proxies = proxies
        self.origins = origins
    }

    /// The same rules with other keys.
    package func replacing(_ keys: APIKeys) -> AccessRules {
        AccessRules(keys: keys, openAreas: openAreas, limiter: limiter, proxies: proxies, origins: origins)
    }

    /// Lets a request by, or says why not.
    ///
    /// - Throws: a 401, 403 or 429 problem.
    func admit(_ head: RequestHead, to endpoint: Route.Endpoint, now: Timestamp) throws(Problem) {
        let area = Area(of: endpoint)
        let key = keys.flatMap { Self.key(of: head, among: $0) }
        // Probes must not be turned away for the company they keep.
        if let limiter, area != .health {
            try Self.limit(key.map { .key($0.name) } ?? address(of: head), by: limiter, now)
        }
        guard keys != nil, !openAreas.contains(area) else { return }
        guard let key else { throw Self.unauthorized(hasCredentials: head.header("Authorization") != nil) }
        guard !Area.scopes.contains(area) || key.scopes.contains(area) else {
            throw Problem(
                .forbidden, "the key \"\(key.name)\" lacks the scope \"\(area.rawValue)\" that this path asks for",
                fields: [
                    .init(
                        "WWW-Authenticate",
                        "Bearer realm=\"\(ServiceIdentity.name)\", error=\"insufficient_scope\", scope=\"\(area.rawValue)\""
                    )
                ])
        }
    }

    /// Says in an answer whether the page that asked may read it (https://fetch.spec.whatwg.org/#http-cors-protocol).
    func share(_ head: RequestHead, _ response: inout Response) {
        guard !origins.isEmpty else { return }
        response.addField("Vary", "Origin")
        guard let origin = head.header("Origin"), allows(origin) else { return }
        response.addField("Access-Control-Allow-Origin", origin)
        guard head.method == .options, head.header("Access-Control-Request-Method") != nil else {
            return response.addField(
                "Access-Control-Expose-Headers",
                "ETag, X-Request-Id, traceparent, Retry-After, RateLimit, RateLimit-Policy, Inference-Header-Content-Length"
            )
        }
        response.addField("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
        response.addField(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-None-Match, X-Request-Id, traceparent, Inference-Header-Content-Length")
        response.addField("Access-Control-Max-Age", "600")
    }

    private func address(of head: RequestHead) -> RateLimiter.Client {
        RateLimiter.Client(proxies?.client(of: head) ?? head.peer)
    }

    private func allows(_ origin: Span<UInt8>) -> Bool {
        let text = origin.text
        return origins.contains { $0 == "*" || $0 == text }
    }

    private static func limit(
        _ client: RateLimiter.Client, by limiter: RateLimiter, _ now: Timestamp
    ) throws(Problem) {
        guard let wait = limiter.take(client, now: now) else { return }
        let seconds = max(1, Int(wait.rounded(.up)))
        throw Problem(
            .tooManyRequests,
            "expected at most \(limiter.rate) requests per second in the long run and \(Int(limiter.burst)) at once, found "
                + "more; wait \(seconds) s",
            fields: [
                .init("Retry-After", "\(seconds)"),
                .init("RateLimit-Policy", limiter.policy),
                .init("RateLimit", "\"default\";r=0;t=\(seconds)"),
            ])
    }

    private static func unauthorized(hasCredentials: Bool) -> Problem {
        let error = hasCredentials ? ", error=\"invalid_token\"" : ""
        return Problem(
            .unauthorized,
            hasCredentials
                ? "expected Authorization: Bearer with a key that is known, found another"
                : "expected Authorization: Bearer with a key, found none",
            fields: [.init("WWW-Authenticate", "Bearer realm=\"\(ServiceIdentity.name)\"\(error)")])
    }

    /// The key behind `Bearer` (RFC 6750, section 2.1); nil where there is not exactly one that is known.
    private static func key(of head: RequestHead, among keys: APIKeys) -> APIKeys.Key? {
        guard head.count(of: "Authorization") == 1, let value = head.header("Authorization"), value.count > 7,
            MediaType.equals(value.extracting(first: 7), "bearer ")
        else { return nil }
        var start = 7
        while start < value.count, value[start] == UInt8(ascii: " ") { start += 1 }
        return keys.key(of: value.extracting(start..<value.count))
    }
}
