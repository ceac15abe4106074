package import FoundationEssentials

/// Gets content over the web as patiently as its policy says, following redirects.
package struct WebFetcher {
    /// Redirects followed for one address.
    static let maximumRedirects = 5

    private let client: any WebClient
    private let policy: RetryPolicy
    private let pause: (Duration) -> Void
    private let report: (String) -> Void
    private var jitter: SeededGenerator

    /// Makes a fetcher.
    ///
    /// - Parameters:
    ///   - jitterSeed: what the waits between tries follow from.
    ///   - pause: waits.
    ///   - report: told of each try that failed and is followed by another.
    package init(
        _ client: any WebClient, policy: RetryPolicy = RetryPolicy(), jitterSeed: UInt64,
        pause: @escaping (Duration) -> Void, report: @escaping (String) -> Void = { _ in }
    ) {
        self.client = client
        self.policy = policy
        self.pause = pause
        self.report = report
        jitter = SeededGenerator(seed: jitterSeed)
    }

    /// The content at `address`, which comes with status 200.
    package mutating func content(of address: URL) throws(FetchError) -> Data {
        var attempt = 1
        while true {
            let finding: FetchError.Finding
            var retryAfter: String?
            do throws(FetchError.Finding) {
                let answer = try follow(address)
                if answer.status == 200 { return answer.body }
                (finding, retryAfter) = (.status(answer.status), answer.retryAfter)
            } catch {
                finding = error
            }
            guard attempt <= policy.retries, policy.isWorthRetrying(finding) else {
                throw FetchError(address: address.absoluteString, finding: finding, attempts: attempt)
            }
            let delay = policy.delay(afterAttempt: attempt, retryAfter: retryAfter, &jitter)
            let seconds = FigureFormat.decimals(1).text(delay / .seconds(1))
            report("\(address.absoluteString): \(finding); trying again in \(seconds) s")
            pause(delay)
            attempt += 1
        }
    }

    /// The first answer that is no redirect.
    private func follow(_ address: URL) throws(FetchError.Finding) -> WebAnswer {
        var current = address
        for _ in 0...Self.maximumRedirects {
            let answer: WebAnswer
            do throws(WebFailure) { answer = try client.get(current) } catch { throw .failure(error) }
            guard [301, 302, 303, 307, 308].contains(answer.status), let location = answer.location else {
                return answer
            }
            current = try target(location, of: current)
        }
        throw .redirect(to: current.absoluteString, reason: "more than \(Self.maximumRedirects) in a row")
    }

    private func target(_ location: String, of address: URL) throws(FetchError.Finding) -> URL {
        guard let target = URL(string: location, relativeTo: address)?.absoluteURL,
            let scheme = target.scheme?.lowercased(), ["http", "https"].contains(scheme)
        else { throw .redirect(to: location, reason: "no address of http or https") }
        if scheme == "http", address.scheme?.lowercased() == "https" {
            throw .redirect(to: location, reason: "from https to http")
        }
        return target
    }
}

extension FetchError.Finding: Error {}
