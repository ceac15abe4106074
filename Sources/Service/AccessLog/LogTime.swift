import Bytes
import Glibc
import HTTP1

/// Timestamps of the loop's clock as times of day: RFC 3339 in UTC, with microseconds.
struct LogTime: ~Copyable {
    private static let second: Int64 = 1_000_000_000

    /// What to add to a timestamp for nanoseconds since the start of 1970.
    private var offset: Int64 = 0
    /// Date and time to the second that was written last.
    private var prefix = ByteBuffer(capacity: 32)
    private var prefixSecond = Int64.min

    /// Compares the clocks again: the time of day is set and slewed while the other clock goes on.
    mutating func adjust(now: Timestamp, sinceStartOf1970 nanoseconds: Int64) {
        offset = nanoseconds - now.nanoseconds
    }

    /// Appends `2026-11-20T12:30:35.123456Z`.
    mutating func append(_ timestamp: Timestamp, to buffer: inout ByteBuffer) {
        let time = max(0, timestamp.nanoseconds &+ offset)
        let second = time / Self.second
        if second != prefixSecond { compose(second) }
        buffer.append(contentsOf: prefix)
        buffer.append(decimal: Int(time % Self.second / 1000), width: 6)
        buffer.append("Z")
    }

    private mutating func compose(_ second: Int64) {
        prefixSecond = second
        var time = time_t(second)
        var parts = unsafe tm()
        unsafe gmtime_r(&time, &parts)
        prefix.removeAll()
        unsafe prefix.append(decimal: Int(parts.tm_year) + 1900, width: 4)
        prefix.append("-")
        unsafe prefix.append(decimal: Int(parts.tm_mon) + 1, width: 2)
        prefix.append("-")
        unsafe prefix.append(decimal: Int(parts.tm_mday), width: 2)
        prefix.append("T")
        unsafe prefix.append(decimal: Int(parts.tm_hour), width: 2)
        prefix.append(":")
        unsafe prefix.append(decimal: Int(parts.tm_min), width: 2)
        prefix.append(":")
        unsafe prefix.append(decimal: Int(parts.tm_sec), width: 2)
        prefix.append(".")
    }
}
