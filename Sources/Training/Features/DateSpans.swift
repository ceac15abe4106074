/// The first and the last of some dates, for either order that they may be in.
///
/// Whether 2/1/2011 is in January or February may be known only when all dates were read.
struct DateSpans: Sendable {
    private var monthFirst: ClosedRange<Timestamp>
    private var dayFirst: ClosedRange<Timestamp>

    init(_ date: DateReading) {
        monthFirst = date.monthFirst...date.monthFirst
        dayFirst = date.dayFirst...date.dayFirst
    }

    subscript(order: DateOrder) -> ClosedRange<Timestamp> { order == .monthFirst ? monthFirst : dayFirst }

    mutating func formUnion(_ other: DateSpans) {
        monthFirst = Self.union(monthFirst, other.monthFirst)
        dayFirst = Self.union(dayFirst, other.dayFirst)
    }

    private static func union(
        _ one: ClosedRange<Timestamp>, _ other: ClosedRange<Timestamp>
    ) -> ClosedRange<Timestamp> {
        min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }
}
