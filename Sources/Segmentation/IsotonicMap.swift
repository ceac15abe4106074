/// A confidence that never falls as the margin grows: linear between knots, level before the first and after the last.
package struct IsotonicMap: Sendable, Equatable {
    /// Where the knots lie: squared distance to the second nearest centroid less that to the nearest, strictly ascending.
    package let margins: [Double]
    /// The confidence at each knot, 0 to 1, never falling.
    package let confidences: [Double]

    /// Makes a map of at least one knot.
    ///
    /// - Precondition: as many confidences as margins, in the order described.
    package init(margins: [Double], confidences: [Double]) {
        precondition(!margins.isEmpty && margins.count == confidences.count, "each knot needs a confidence")
        precondition(zip(margins, margins.dropFirst()).allSatisfy { $0 < $1 }, "margins must ascend")
        precondition(zip(confidences, confidences.dropFirst()).allSatisfy { $0 <= $1 }, "confidences must not fall")
        precondition(confidences.allSatisfy { (0...1).contains($0) }, "a confidence lies between 0 and 1")
        self.margins = margins
        self.confidences = confidences
    }

    /// The confidence at `margin`, found by bisection.
    package func confidence(at margin: Double) -> Double {
        var above = 0
        var end = margins.count
        while above < end {
            let middle = (above + end) / 2
            if margins[middle] > margin { end = middle } else { above = middle + 1 }
        }
        guard above > 0 else { return confidences[0] }
        guard above < margins.count else { return confidences[above - 1] }
        let share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1])
        return confidences[above - 1] + (confidences[above] - confidences[above - 1]) * share
    }
}
