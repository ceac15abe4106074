import Bytes
import Glibc
import HTTP1

/// One loop's part of the access log: lines gather here and are written together.
///
/// They wait at most a tenth of a second, and are written when the loop ends. A log that cannot be written holds up
/// nobody: lines wait for the next attempt as long as there is room, then further ones are dropped and counted.
struct AccessLogWriter: ~Copyable {
    /// Lines that make a write worth its call.
    private static let batchBytes = 32 * 1024
    /// Lines that wait at most, while they cannot be written.
    private static let waitingBytes = 256 * 1024
    /// How long a line waits for others.
    private static let delayNanoseconds: Int64 = 100_000_000
    /// How long a pipe is waited for at the end.
    private static let lastPatienceMilliseconds: Int32 = 1000

    private let log: AccessLog
    private let metrics: LoopMetrics
    private var file: LogFile?
    private var line = AccessLogLine()
    private var buffer = ByteBuffer(capacity: 2 * batchBytes)
    /// When the lines that wait are to be written.
    private var due = Timestamp.never

    /// Makes a loop's writer; `metrics` count what it drops.
    init(_ log: AccessLog, metrics: LoopMetrics) {
        self.log = log
        self.metrics = metrics
        file = try? LogFile(log.target)
    }

    deinit {
        _ = written(patience: Self.lastPatienceMilliseconds)
    }

    /// Takes down what the head of the request says that is being answered.
    mutating func begin(_ head: RequestHead, _ trace: borrowing RequestTrace) {
        line.begin(head, trace, client: log.proxies?.client(of: head))
    }

    /// What was taken down of the head, which is then forgotten.
    mutating func takeFacts() -> [UInt8] { line.takeFacts() }

    /// Takes down what was taken down of a head before.
    mutating func restore(_ facts: [UInt8]) { line.restore(facts) }

    /// Takes down a request of which nothing could be read.
    mutating func beginUnread(_ trace: borrowing RequestTrace) { line.beginUnread(trace) }

    /// Adds the line of a request that was answered.
    mutating func finish(_ record: AnswerRecord, nanoseconds: Int64) {
        guard buffer.count < Self.waitingBytes else { return metrics.add(to: .droppedLines) }
        if buffer.isEmpty {
            due = record.answered.advanced(by: Self.delayNanoseconds)
            line.adjust(now: record.received.advanced(by: nanoseconds), sinceStartOf1970: Self.sinceStartOf1970())
        }
        let wasShort = buffer.count < Self.batchBytes
        line.finish(record, nanoseconds: nanoseconds, into: &buffer)
        // Once: what could not be written then waits for its time.
        if wasShort, buffer.count >= Self.batchBytes { write(patience: 0) }
    }

    /// Writes the lines that have waited long enough.
    ///
    /// - Returns: when those that still wait should be written.
    mutating func turnEnded(now: Timestamp) -> Timestamp {
        guard !buffer.isEmpty else { return .never }
        if due <= now {
            write(patience: 0)
            due = now.advanced(by: Self.delayNanoseconds)
        }
        return buffer.isEmpty ? .never : due
    }

    /// Goes on in a file opened anew, for the former one was renamed; where there is none, in the former one.
    mutating func reopen() {
        write(patience: 0)
        do throws(AccessLogError) {
            file = try LogFile(log.target)
        } catch {
            // Whoever asked for this has tried it too and can say why it fails.
            return
        }
    }

    private mutating func write(patience: Int32) {
        guard !buffer.isEmpty else { return }
        buffer.removeFirst(written(patience: patience))
    }

    /// Writes what it can of the lines that wait; returns how many bytes that was.
    private func written(patience: Int32) -> Int {
        file?.write(buffer.bytes, in: log.turn, patience: patience) ?? 0
    }

    private static func sinceStartOf1970() -> Int64 {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
