/// A reading of a monotonic clock, in nanoseconds since an arbitrary start.
///
/// Nothing in this target reads a clock: the transport passes the time in, and tests pass whatever they like.
@frozen @usableFromInline package struct Timestamp: Sendable, Comparable {
    /// Nanoseconds since the clock's start.
    @usableFromInline package var nanoseconds: Int64

    /// Makes a reading of `nanoseconds`.
    @inlinable
    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// A time that never comes: what a phase without deadline has.
    @inlinable
    package static var never: Timestamp { Timestamp(nanoseconds: .max) }

    @inlinable
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The reading `nanoseconds` later, held at `never` instead of overflowing.
    @inlinable
    package func advanced(by nanoseconds: Int64) -> Timestamp {
        let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        return overflow ? .never : Timestamp(nanoseconds: sum)
    }

    /// Nanoseconds from `earlier` to this reading.
    @inlinable
    package func nanoseconds(since earlier: Timestamp) -> Int64 { nanoseconds &- earlier.nanoseconds }
}

extension Duration {
    /// Whole nanoseconds, held within `Int64`: 292 years.
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return carried ? (seconds < 0 ? .min : .max) : sum
    }
}
