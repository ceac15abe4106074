/// Where a convex curve bends most: the point that lies farthest below the chord from its first to its last.
///
/// Both axes are brought to 0...1 first, so that units do not matter.
///
/// Reference: V. Satopää, J. Albrecht, D. Irwin, B. Raghavan, "Finding a 'kneedle' in a haystack: detecting knee points
/// in system behavior", ICDCS Workshops 2011; all of the curve being known, the greatest difference is the knee.
package enum Knee {
    /// The index of the knee, the first of equal ones; nil where no point lies below the chord.
    ///
    /// - Parameters:
    ///   - places: ascending.
    ///   - values: as many, rising or falling.
    package static func index(ofPlaces places: [Double], values: [Double]) -> Int? {
        precondition(places.count == values.count, "every place needs its value")
        guard let first = places.first, let last = places.last, first < last, values[0].isFinite else { return nil }
        let (start, end) = (values[0], values[values.count - 1])
        let height = abs(end - start)
        guard height > 0, height.isFinite else { return nil }
        var deepest: (index: Int, depth: Double)?
        for index in places.indices {
            let share = (places[index] - first) / (last - first)
            let depth = (start + (end - start) * share - values[index]) / height
            // A line has no knee, whatever its last digits say.
            if depth > deepest?.depth ?? 1e-12 { deepest = (index, depth) }
        }
        return deepest?.index
    }
}
