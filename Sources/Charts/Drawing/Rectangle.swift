/// A place on the canvas, in pixels from its upper left corner.
package struct Rectangle: Sendable, Equatable {
    /// The left edge.
    package var x: Double
    /// The upper edge.
    package var y: Double
    /// From the left edge to the right.
    package var width: Double
    /// From the upper edge to the lower.
    package var height: Double

    /// Makes a place.
    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    package var right: Double { x + width }
    /// The lower edge.
    package var bottom: Double { y + height }
    /// Halfway down.
    package var middle: Double { y + height / 2 }
}
