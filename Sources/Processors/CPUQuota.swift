import Glibc

/// The processor time that control groups grant a process: cgroup-v2.rst's `cpu.max`, and what came before it.
package struct CPUQuota {
    /// What is granted, in processors; nil where it is not limited, or nobody says so.
    package let processors: Double?

    /// Reads what the kernel says under `root`, which is empty but for tests.
    package init(root: String) {
        let groups = Self.text(of: root + "/proc/self/cgroup")?.split(separator: "\n") ?? []
        processors = groups.compactMap { Self.grant(to: $0, root + "/sys/fs/cgroup") }.min()
    }

    /// The grant to a line of /proc/self/cgroup, cgroups(7): hierarchy, controllers, path.
    private static func grant(to line: Substring, _ mount: String) -> Double? {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        if parts[1].isEmpty { return least(along: parts[2]) { unifiedGrant(mount + $0) } }
        guard parts[1].split(separator: ",").contains("cpu") else { return nil }
        return least(along: parts[2]) { legacyGrant(mount + "/" + parts[1] + $0) }
    }

    /// The least grant of a group and of those it is part of: each of them limits all below it.
    private static func least(along path: Substring, of grant: (String) -> Double?) -> Double? {
        var names = path.split(separator: "/")
        var least: Double?
        while true {
            // In a container the path may be the host's, of which only the root can be seen.
            if let found = grant(names.map { "/" + $0 }.joined()) { least = min(least ?? found, found) }
            guard names.popLast() != nil else { return least }
        }
    }

    /// `cpu.max`: microseconds, or `max`, of each so many.
    private static func unifiedGrant(_ folder: String) -> Double? {
        guard let words = text(of: folder + "/cpu.max")?.split(whereSeparator: \.isWhitespace), words.count == 2 else {
            return nil
        }
        return share(of: words[0], in: words[1])
    }

    /// The same in two files; -1 microseconds are as many as there are.
    private static func legacyGrant(_ folder: String) -> Double? {
        guard let quota = text(of: folder + "/cpu.cfs_quota_us"), let period = text(of: folder + "/cpu.cfs_period_us")
        else { return nil }
        return share(of: quota[...], in: period[...])
    }

    private static func share(of quota: Substring, in period: Substring) -> Double? {
        func number(_ text: Substring) -> Int? { Int(text.filter { !$0.isWhitespace }) }
        guard let quota = number(quota), let period = number(period), quota > 0, period > 0 else { return nil }
        return Double(quota) / Double(period)
    }

    /// The first bytes of a small file; nil where it cannot be read, which says that there is no such limit.
    private static func text(of path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        // The kernel writes at most as many bytes as there is room for.
        let count = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe read(descriptor, room.baseAddress, room.count)
        }
        return count >= 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
