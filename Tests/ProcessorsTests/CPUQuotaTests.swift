import Processors
import TestSupport
import Testing

@Suite struct CPUQuotaTests {
    /// What `groups` and the files of control groups say together.
    private func quota(_ groups: String, _ files: [String: String]) throws -> Double? {
        let folder = try TemporaryFolder()
        try folder.write("proc/self/cgroup", groups)
        for (name, text) in files { try folder.write("sys/fs/cgroup/" + name, text) }
        return CPUQuota(root: folder.path).processors
    }

    @Test(arguments: [
        ("150000 100000\n", 1.5), ("50000 100000\n", 0.5), ("400000 50000", 8), ("max 100000\n", nil),
        ("0 100000\n", nil), ("100000 0\n", nil), ("100000\n", nil), ("", nil), ("one two\n", nil),
        ("99999999999999999999 100000\n", nil),
    ])
    func readsTheUnifiedHierarchy(text: String, expected: Double?) throws {
        #expect(try quota("0::/\n", ["cpu.max": text]) == expected)
    }

    @Test func eachGroupAboveLimitsTheOnesBelow() throws {
        let files = ["a/cpu.max": "200000 100000\n", "a/b/cpu.max": "300000 100000\n", "a/b/c/cpu.max": "max 100000\n"]
        #expect(try quota("0::/a/b/c\n", files) == 2)
        #expect(try quota("0::/a/b\n", files) == 2)
        #expect(try quota("0::/elsewhere\n", files) == nil)
    }

    @Test func aPathOfTheHostLeavesTheRootOfTheContainer() throws {
        #expect(try quota("0::/host/docker-1234.scope\n", ["cpu.max": "100000 100000\n"]) == 1)
    }

    @Test(arguments: [("250000\n", "100000\n", 2.5), ("-1\n", "100000\n", nil), ("250000\n", "", nil)])
    func readsTheLegacyHierarchy(quota text: String, period: String, expected: Double?) throws {
        let files = ["cpu,cpuacct/x/cpu.cfs_quota_us": text, "cpu,cpuacct/x/cpu.cfs_period_us": period]
        #expect(try quota("9:name=systemd:/\n4:cpu,cpuacct:/x\n3:cpuset:/\n", files) == expected)
        #expect(try quota("3:cpuset:/\n", files) == nil)
    }

    @Test func nothingToReadIsNoLimit() throws {
        let folder = try TemporaryFolder()
        #expect(CPUQuota(root: folder.path).processors == nil)
        #expect(try quota("no colons\n\n::\n", [:]) == nil)
    }

    @Test func thereIsAtLeastOneProcessor() {
        #expect(Processors.available >= 1)
    }
}
