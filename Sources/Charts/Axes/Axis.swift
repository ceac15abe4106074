/// What an axis shows.
package struct Axis: Sendable, Equatable {
    /// The numbers it must hold.
    package let extent: Extent
    /// What they are, with the unit.
    package let title: String
    /// Whether only whole numbers make sense.
    package let isWhole: Bool

    /// Makes an axis.
    package init(_ extent: Extent, title: String = "", isWhole: Bool = false) {
        self.extent = extent
        self.title = title
        self.isWhole = isWhole
    }
}
