import Glibc

/// What has passed of time, and of time on all cores together, in seconds.
struct Clocks {
    let wall: Double
    let cpu: Double

    static var now: Clocks { Clocks(wall: seconds(CLOCK_MONOTONIC), cpu: seconds(CLOCK_PROCESS_CPUTIME_ID)) }

    static func - (later: Clocks, earlier: Clocks) -> Clocks {
        Clocks(wall: later.wall - earlier.wall, cpu: later.cpu - earlier.cpu)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        // Both clocks are there on every Linux, and write into the time they are given.
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
