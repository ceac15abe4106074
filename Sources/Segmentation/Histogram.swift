/// Counts of values in adjoining intervals.
package struct Histogram: Sendable, Equatable {
    /// Ascending bounds, one more than `counts`; each interval holds its lower bound, the last its upper one too.
    package let edges: [Double]
    /// Values in each interval.
    package let counts: [Int]

    /// Makes a histogram.
    ///
    /// - Precondition: there is one edge more than counts, and the edges ascend.
    package init(edges: [Double], counts: [Int]) {
        precondition(edges.count == counts.count + 1, "a histogram has one edge more than counts")
        precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges must ascend")
        self.edges = edges
        self.counts = counts
    }
}

extension Histogram {
    /// Counts `values` in at most `bins` intervals of equal width from the smallest to the largest value.
    ///
    /// - Precondition: `values` is not empty and finite; `bins` is positive.
    package init(of values: [Double], bins: Int) {
        precondition(!values.isEmpty && bins > 0, "a histogram needs values and bins")
        let low = values.reduce(.infinity, min)
        let high = values.reduce(-.infinity, max)
        // A constant feature has one interval, wide enough to be an interval.
        guard low < high else {
            self.init(edges: [low, low + max(1, low.magnitude.ulp)], counts: [values.count])
            return
        }
        let width = (high - low) / Double(bins)
        var counts = [Int](repeating: 0, count: bins)
        for value in values { counts[min(Int((value - low) / width), bins - 1)] += 1 }
        self.init(edges: (0..<bins).map { low + Double($0) * width } + [high], counts: counts)
    }
}
