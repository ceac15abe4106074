/// Where numbers lie along an axis, in pixels.
package struct Scale: Sendable, Equatable {
    /// The numbers at the two ends.
    package let extent: Extent
    /// Where the lower bound lies.
    package let start: Double
    /// Where the upper bound lies; above `start` for an axis that runs down or to the right.
    package let end: Double

    /// Makes a scale.
    package init(_ extent: Extent, from start: Double, to end: Double) {
        self.extent = extent
        self.start = start
        self.end = end
    }

    /// Where `value` lies; what is beyond the ends lies beyond them.
    package func position(of value: Double) -> Double {
        start + (value - extent.low) / extent.span * (end - start)
    }
}
