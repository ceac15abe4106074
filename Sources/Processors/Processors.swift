import CLinux

/// The processors a process may keep busy at once.
package enum Processors {
    /// How many: those it may be scheduled on (sched_setaffinity(2), `taskset`, a container's cpuset), and no more than
    /// its control group's quota of processor time lets run all the time (`docker run --cpus`, the CPU limit of a pod).
    ///
    /// At least one. A thread for each processor of the machine instead would halve the work done per wake-up of each
    /// where there are half as many, and use up a quota in bursts between which everything stands still.
    package static var available: Int {
        let scheduled = max(1, Int(clinux_schedulable_processors()))
        guard let quota = CPUQuota(root: "").processors else { return scheduled }
        return min(scheduled, max(1, Int(quota.rounded(.up))))
    }
}
