import Glibc
package import Segmentation

/// The population stability index: how far customers differ from those a model was trained on, in one feature or in how
/// they spread over the segments. 0 for no difference.
///
/// Reference: N. Siddiqi, "Credit Risk Scorecards", 2006; below 0.1 little has changed, from 0.25 on much.
package struct PopulationStability: Sendable, Equatable {
    /// A word for the index.
    package enum Rating: String, Sendable, CaseIterable {
        /// Below 0.1.
        case stable
        /// From 0.1: look at it.
        case shifted
        /// From 0.25: train again.
        case changed
    }

    /// Added to every count, so that an empty interval is a rare one and not an impossible one.
    private static let smoothing = 0.5

    /// The sum over all intervals of (share − former share) · ln(share / former share).
    package let index: Double

    /// Compares counts in the same intervals.
    ///
    /// - Precondition: as many counts in both, at least one.
    package init(_ counts: [Int], trainedOn former: [Int]) {
        precondition(counts.count == former.count && !counts.isEmpty, "both must count the same intervals")
        func shares(_ counts: [Int]) -> [Double] {
            let total = Double(counts.reduce(0, +)) + Self.smoothing * Double(counts.count)
            return counts.map { (Double($0) + Self.smoothing) / total }
        }
        index = zip(shares(counts), shares(former)).reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) }
    }

    /// Compares numbers with the histogram of a feature; what lies beyond its ends counts for its outermost intervals.
    package init(of values: [Double], trainedOn histogram: Histogram) {
        var counts = [Int](repeating: 0, count: histogram.counts.count)
        for value in values {
            let interval = histogram.edges.dropFirst().firstIndex { value < $0 } ?? histogram.edges.count
            counts[min(interval, counts.count) - 1] += 1
        }
        self.init(counts, trainedOn: histogram.counts)
    }

    /// The word for it.
    package var rating: Rating {
        switch index {
        case ..<0.1: .stable
        case ..<0.25: .shifted
        default: .changed
        }
    }
}
