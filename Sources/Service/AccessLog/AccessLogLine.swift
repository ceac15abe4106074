import Bytes
import HTTP1
import JSON

/// One request as a line of JSON, in two steps: what its head says while the answer is written, the rest afterwards.
///
/// Texts that clients choose are bounded and escaped, so that no line is longer than a pipe takes in one piece.
struct AccessLogLine: ~Copyable {
    private static let longestPath = 1024
    private static let longestAgent = 256

    /// Members of the head's, each behind a comma; empty where the head could not be read.
    private var facts = ByteBuffer(capacity: 1024)
    private var time = LogTime()
    private var peer = AddressText()
    private var client = AddressText()

    /// Takes down what the head says.
    ///
    /// - Parameter client: whom the peer asks for; nil where peers are not asked that.
    mutating func begin(_ head: RequestHead, _ trace: borrowing RequestTrace, client address: PeerAddress?) {
        facts.removeAll()
        if let address {
            facts.append(",\"client\":\"")
            client.append(address, to: &facts)
            facts.append("\"")
        }
        let path = head.path
        // A target has passed the parser, which lets nothing by that would need an escape.
        facts.append(",\"path\":\"")
        facts.append(path.extracting(first: min(path.count, Self.longestPath)))
        facts.append("\"")
        begin(trace)
        guard let agent = head.header("User-Agent") else { return }
        append(",\"user_agent\":", agent.extracting(first: min(agent.count, Self.longestAgent)))
    }

    /// What was taken down of the head, which is then forgotten.
    mutating func takeFacts() -> [UInt8] {
        defer { facts.removeAll() }
        return facts.bytes.indices.map { facts.bytes[$0] }
    }

    /// Takes down what was taken down of a head before.
    mutating func restore(_ kept: [UInt8]) {
        facts.removeAll()
        facts.append(kept.span)
    }

    /// Takes down what a request is called of which nothing could be read.
    mutating func beginUnread(_ trace: borrowing RequestTrace) {
        facts.removeAll()
        begin(trace)
    }

    /// Sets the time of day.
    mutating func adjust(now: Timestamp, sinceStartOf1970 nanoseconds: Int64) {
        time.adjust(now: now, sinceStartOf1970: nanoseconds)
    }

    /// Appends the line with its end, and forgets the head.
    mutating func finish(_ record: AnswerRecord, nanoseconds: Int64, into buffer: inout ByteBuffer) {
        buffer.append("{\"time\":\"")
        time.append(record.received, to: &buffer)
        buffer.append("\",\"peer\":\"")
        peer.append(record.peer, to: &buffer)
        if let method = record.method {
            buffer.append("\",\"method\":\"")
            buffer.append(method.name)
        }
        buffer.append("\"")
        buffer.append(contentsOf: facts)
        facts.removeAll()
        buffer.append(",\"status\":")
        buffer.append(decimal: Int(record.status))
        buffer.append(",\"bytes_in\":")
        buffer.append(decimal: record.receivedBytes)
        buffer.append(",\"bytes_out\":")
        buffer.append(decimal: record.sentBytes)
        buffer.append(",\"duration_us\":")
        buffer.append(decimal: Int(max(0, nanoseconds) / 1000))
        buffer.append("}\n")
    }

    private mutating func begin(_ trace: borrowing RequestTrace) {
        if trace.isMade {
            facts.append(",\"request_id\":\"")
            facts.append(trace.identifier)
            facts.append("\"")
        } else {
            append(",\"request_id\":", trace.identifier)
        }
        if !trace.traceID.isEmpty { append(",\"trace_id\":", trace.traceID) }
    }

    private mutating func append(_ key: StaticString, _ text: Span<UInt8>) {
        facts.append(key)
        facts.writeJSON { $0.value(text) }
    }
}
