import Glibc
package import HTTP1

/// The clocks of a live server. Reading one is a call into the vDSO: 20 ns, once per turn of a loop.
package enum Clock {
    /// The monotonic clock.
    package static func now() -> Timestamp {
        let time = read(CLOCK_MONOTONIC)
        return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// The time of day, in whole seconds since the start of 1970 UTC.
    static func secondsSince1970() -> Int { max(0, read(CLOCK_REALTIME_COARSE).tv_sec) }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        let result = unsafe clock_gettime(clock, &time)
        precondition(result == 0, "both clocks exist on every Linux")
        return time
    }
}
