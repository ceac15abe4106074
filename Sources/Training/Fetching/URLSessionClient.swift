import Dispatch
package import Foundation
import FoundationNetworking
import Locks

/// A client over Foundation's URL loading: keeps connections alive between exchanges, nothing on disk, no cookies.
///
/// Calls block the thread until the answer is there, so they must not come from the delegate's queue.
package final class URLSessionClient: WebClient, Sendable {
    private let session: URLSession
    private let exchanges: Exchanges
    private let timeoutSeconds: Double

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - timeoutSeconds: time for an exchange as a whole, from the connection to the last byte.
    ///   - limitBytes: the largest content taken, any compression undone.
    ///   - agent: the field `User-Agent`.
    package init(timeoutSeconds: Double, limitBytes: Int, agent: String) {
        self.timeoutSeconds = timeoutSeconds
        exchanges = Exchanges(limitBytes: limitBytes)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        // The clock of an exchange is the one below; this one only counts the time between two pieces.
        configuration.timeoutIntervalForRequest = timeoutSeconds + 60
        configuration.httpAdditionalHeaders = ["Accept": "application/json", "User-Agent": agent]
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    deinit {
        session.invalidateAndCancel()
    }

    package func get(_ address: URL) throws(WebFailure) -> WebAnswer {
        let task = session.dataTask(with: address)
        let done = exchanges.begin(task.taskIdentifier)
        task.resume()
        let isDone = done.wait(timeout: .now() + timeoutSeconds) == .success
        // Closed before the task is cancelled, or that would pass for what came of it.
        let outcome = exchanges.end(task.taskIdentifier)
        if !isDone { task.cancel() }
        guard let outcome else { throw .timedOut(seconds: timeoutSeconds) }
        return try outcome.get()
    }
}

/// What the session tells of the exchanges under way.
private final class Exchanges: NSObject, URLSessionDataDelegate, Sendable {
    /// One exchange: what has come, and who waits for it.
    private struct Exchange {
        let done = DispatchSemaphore(value: 0)
        var body = Data()
        var failure: WebFailure?
        var outcome: Result<WebAnswer, WebFailure>?
    }

    private let limitBytes: Int
    private let underWay = Lock<[Int: Exchange]>([:])

    init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    /// Opens the books on a task; what is returned is signalled when it is done.
    func begin(_ task: Int) -> DispatchSemaphore {
        let exchange = Exchange()
        underWay.withLock { $0[task] = exchange }
        return exchange.done
    }

    /// Closes the books on a task: what came of it, nil where nothing has yet.
    func end(_ task: Int) -> Result<WebAnswer, WebFailure>? {
        underWay.withLock { $0.removeValue(forKey: task) }?.outcome
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // The redirect itself is the answer; whoever asked decides whether to follow.
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = underWay.withLock { exchanges in
            guard var exchange = exchanges.removeValue(forKey: dataTask.taskIdentifier) else { return false }
            let fits = data.count <= limitBytes - exchange.body.count
            if fits { exchange.body.append(data) } else { exchange.failure = .tooLarge(limitBytes: limitBytes) }
            exchanges[dataTask.taskIdentifier] = exchange
            return !fits
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        underWay.withLock { exchanges in
            guard var exchange = exchanges[task.taskIdentifier] else { return }
            exchange.outcome = Self.outcome(of: task, exchange, error)
            exchanges[task.taskIdentifier] = exchange
            exchange.done.signal()
        }
    }

    private static func outcome(
        of task: URLSessionTask, _ exchange: Exchange, _ error: (any Error)?
    ) -> Result<WebAnswer, WebFailure> {
        if let failure = exchange.failure { return .failure(failure) }
        guard let response = task.response as? HTTPURLResponse else {
            return .failure(.connection(reason: error?.localizedDescription ?? "an answer that is not HTTP"))
        }
        if let error { return .failure(.connection(reason: error.localizedDescription)) }
        let isEncoded = response.value(forHTTPHeaderField: "Content-Encoding") != nil
        let expected = Int(response.value(forHTTPHeaderField: "Content-Length") ?? "")
        if !isEncoded, let expected, expected != exchange.body.count, response.statusCode == 200 {
            return .failure(.truncated(expectedBytes: expected, foundBytes: exchange.body.count))
        }
        return .success(
            WebAnswer(
                status: response.statusCode, location: response.value(forHTTPHeaderField: "Location"),
                retryAfter: response.value(forHTTPHeaderField: "Retry-After"), body: exchange.body))
    }
}
