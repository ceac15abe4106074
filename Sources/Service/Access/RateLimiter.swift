import HTTP1
import Locks

/// How many requests each client may make: a bucket of tokens per key or address, filled at a steady rate.
///
/// One for all loops, since a client's connections are spread over them.
package final class RateLimiter: Sendable {
    /// Who asks.
    enum Client: Hashable, Sendable {
        case key(String)
        /// An IPv4 address, or the first half of an IPv6 one: the rest is the client's own to choose.
        case address(UInt64)

        init(_ peer: PeerAddress) { self = .address(peer.high == 0 ? peer.low : peer.high) }
    }

    private struct Bucket {
        var tokens: Double
        var filled: Timestamp
    }

    /// Clients known at once; beyond, those are forgotten whose buckets are full, then all.
    private static let mostClients = 65_536

    /// Requests per second.
    let rate: Double
    /// Requests that may come at once.
    let burst: Double
    private let buckets = Lock<[Client: Bucket]>([:])

    /// Lets `burst` requests by at once, and `rate` per second in the long run; both are positive.
    package init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = max(burst, 1)
    }

    /// The value of `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, section 3): the quota `q` of a window of `w`
    /// seconds is what the rate allows in the long run, for a bucket has no window of its own. How many may come at once
    /// has no parameter there, and so goes by one of the service's.
    var policy: String {
        let window = max((1 / rate).rounded(.up), 1)
        return "\"default\";q=\(Int(rate * window));w=\(Int(window));segmentation-burst=\(Int(burst))"
    }

    /// Takes a token; gives the seconds until there will be one where there is none.
    func take(_ client: Client, now: Timestamp) -> Double? {
        let (rate, burst) = (rate, burst)
        return buckets.withLock { buckets in
            if buckets.count >= Self.mostClients, buckets[client] == nil {
                buckets = buckets.filter { $1.tokens + Self.seconds(since: $1.filled, now) * rate < burst }
                if buckets.count >= Self.mostClients { buckets.removeAll() }
            }
            var bucket = buckets[client] ?? Bucket(tokens: burst, filled: now)
            bucket.tokens = min(burst, bucket.tokens + Self.seconds(since: bucket.filled, now) * rate)
            bucket.filled = now
            defer { buckets[client] = bucket }
            guard bucket.tokens >= 1 else { return (1 - bucket.tokens) / rate }
            bucket.tokens -= 1
            return nil
        }
    }

    private static func seconds(since start: Timestamp, _ now: Timestamp) -> Double {
        max(0, Double(now.nanoseconds(since: start)) / 1e9)
    }
}
