import HTTP1

/// What one event loop counts; its thread alone writes, any thread reads.
///
/// Every label comes from a table of the service, so their number is fixed, whatever clients ask for.
final class LoopMetrics: Sendable {
    /// Routes as they are counted: zero for what no route answered.
    static let routes = Route.Endpoint.allCases.count + 1
    /// Methods as they are counted: zero for one that was never read.
    static let methods = Method.allCases.count + 1
    /// Status classes, 2xx to 5xx.
    static let statusClasses = 4

    /// Counters that have no label.
    enum Total: Int, CaseIterable {
        /// Bytes of request bodies.
        case received
        /// Bytes of answers, heads included.
        case sent
        /// Requests whose answer had to wait for the body, or for its own parts.
        case begun
        /// Those of them that were answered.
        case ended
        /// Those of them whose connection was lost before.
        case abandoned
        /// Lines that the access log had no room for.
        case droppedLines
    }

    private static let durationWords = DurationBuckets.count + 1
    // The instance's own: a static property of unknown value would be asked each time whether it is set up.
    private let methods = LoopMetrics.methods
    private let durationsStart: Int
    private let refusalsStart: Int
    private let totalsStart: Int
    private let block: CounterBlock
    private let buckets = DurationBuckets()

    /// Starts at zero.
    init() {
        durationsStart = Self.routes * Self.methods * Self.statusClasses
        refusalsStart = durationsStart + Self.routes * Self.durationWords
        totalsStart = refusalsStart + RefusalReason.allCases.count
        block = CounterBlock(count: totalsStart + Total.allCases.count)
    }

    /// Counts an answer, but for its duration.
    func count(_ record: AnswerRecord) {
        let method = record.method.map { Int($0.rawValue) + 1 } ?? 0
        let statusClass = min(max(Int(record.status) / 100 - 2, 0), Self.statusClasses - 1)
        block.add(at: request(record.route, method, statusClass))
        add(UInt64(record.receivedBytes), to: .received)
        add(UInt64(record.sentBytes), to: .sent)
    }

    /// Counts the duration of an answer.
    @inline(__always)
    func count(nanoseconds: Int64, onRoute route: Int) {
        let elapsed = max(nanoseconds, 0)
        block.add(at: duration(route, buckets.bucket(of: elapsed)))
        block.add(UInt64(elapsed), at: duration(route, DurationBuckets.count))
    }

    /// Counts a refused request.
    func count(_ reason: RefusalReason) { block.add(at: refusalsStart + reason.rawValue) }

    /// Adds to a counter that has no label.
    @inline(__always)
    func add(_ amount: UInt64 = 1, to total: Total) { block.add(amount, at: totalsStart + total.rawValue) }

    /// Requests answered on a route, of a method, with a status of a class.
    func requests(route: Int, method: Int, statusClass: Int) -> UInt64 {
        block[request(route, method, statusClass)]
    }

    /// Answers of a route that fell into a bucket.
    func answers(route: Int, bucket: Int) -> UInt64 { block[duration(route, bucket)] }

    /// Nanoseconds that all answers of a route took.
    func nanoseconds(route: Int) -> UInt64 { block[duration(route, DurationBuckets.count)] }

    /// Requests refused for a reason.
    func refusals(_ reason: RefusalReason) -> UInt64 { block[refusalsStart + reason.rawValue] }

    /// A counter that has no label.
    func total(_ total: Total) -> UInt64 { block[totalsStart + total.rawValue] }

    private func request(_ route: Int, _ method: Int, _ statusClass: Int) -> Int {
        (route * methods + method) * Self.statusClasses + statusClass
    }

    private func duration(_ route: Int, _ word: Int) -> Int {
        durationsStart + route * Self.durationWords + word
    }
}
