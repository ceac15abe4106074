/// A group of marks that belong together: a segment, a series.
package struct ChartGroup: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// The number of its colour, which is the segment's number in every figure.
    package let colour: Int

    /// Makes a group.
    package init(_ name: String, colour: Int) {
        self.name = name
        self.colour = colour
    }
}

/// Which colour is which group, in as many lines as it takes.
struct Legend {
    private static let swatch = 11.0
    private static let lineHeight = 20.0

    static func draw(_ groups: [ChartGroup], on canvas: inout Canvas) {
        var x = 0.0
        var place = canvas.take(lineHeight)
        for group in groups {
            let name = TextStyle.label.fitted(group.name, width: canvas.width - swatch - 6)
            let width = swatch + 6 + TextStyle.label.width(of: name)
            if x > 0, x + width > canvas.width {
                place = canvas.take(lineHeight)
                x = 0
            }
            canvas.svg.element(
                "rect",
                [
                    "class": Palette.fill(group.colour), "x": x, "y": place.y + 4, "width": swatch,
                    "height": swatch, "rx": Palette.isSquare(group.colour) ? 0 : swatch / 2,
                ])
            canvas.text(name, .label, x: x + swatch + 6, y: place.y + 14)
            x += width + 18
        }
        _ = canvas.take(4)
    }
}
