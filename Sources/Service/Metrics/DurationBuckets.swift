/// The upper bounds of the latency histogram: 1, 2.5 and 5 of each decade from 50 µs to 10 s.
struct DurationBuckets: Sendable {
    /// Buckets with an upper bound; one more takes what is longer than all of them.
    static let boundedCount = 17
    /// Buckets in all.
    static let count = boundedCount + 1

    /// The bounds in nanoseconds, each belonging to its bucket.
    let bounds: InlineArray<17, Int64> = [
        50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000,
        1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    /// The bucket that a duration belongs to. Most answers take the first, so the search begins there.
    @inline(__always)
    func bucket(of nanoseconds: Int64) -> Int {
        var index = 0
        while index < Self.boundedCount, nanoseconds > bounds[index] { index += 1 }
        return index
    }
}
