import Bytes
import Glibc
import ModelBundle

/// What the kernel knows of this process, read when asked for. A figure that cannot be read is nil.
struct ProcessFigures {
    /// Processor time in user and kernel mode, of all threads.
    let cpuSeconds: Double
    /// Memory in use.
    let residentBytes: UInt64?
    /// Memory reserved.
    let virtualBytes: UInt64?
    /// When the process started, in seconds since the start of 1970.
    let startSeconds: Double?
    /// Threads.
    let threads: UInt64?
    /// Descriptors in use.
    let openDescriptors: UInt64?
    /// Descriptors allowed.
    let maximumDescriptors: UInt64?

    /// Reads the figures of this moment.
    init() {
        cpuSeconds = Self.seconds(CLOCK_PROCESS_CPUTIME_ID)
        let fields = Self.statFields()
        // Numbered from one in proc(5); the third is the first behind the command's name.
        func field(_ number: Int) -> UInt64? {
            fields.indices.contains(number - 3) ? UInt64(fields[number - 3]) : nil
        }
        threads = field(20)
        virtualBytes = field(23)
        residentBytes = field(24).map { $0 * UInt64(max(0, sysconf(Int32(_SC_PAGESIZE)))) }
        // In ticks since the machine booted, as the clock below counts.
        startSeconds = field(22).map { ticks in
            let age = Self.seconds(CLOCK_BOOTTIME) - Double(ticks) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
            return Self.seconds(CLOCK_REALTIME) - age
        }
        openDescriptors = Self.descriptorCount()
        var limit = rlimit()
        let isKnown = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        maximumDescriptors = isKnown ? UInt64(limit.rlim_cur) : nil
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        guard unsafe clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The fields behind the command's name, which may hold anything, in parentheses too.
    private static func statFields() -> [Substring] {
        guard let file = try? FileSystem.read("/proc/self/stat", limit: 4096) else { return [] }
        let text = file.bytes.text
        guard let end = text.lastIndex(of: ")") else { return [] }
        return text[text.index(after: end)...].split(whereSeparator: \.isWhitespace)
    }

    private static func descriptorCount() -> UInt64? {
        let path = "/proc/self/fd"
        // Linux 6.2 and later give the number as the folder's size: ten thousand connections need not be listed.
        if let size = try? FileSystem.size(of: path), size > 0 { return UInt64(size) }
        // One of the entries is the descriptor that reads them.
        return (try? FileSystem.entries(of: path)).map { UInt64(max(0, $0.count - 1)) }
    }
}
