/// Where a figure is drawn, from the top down: whoever draws takes as much height as it needs.
package struct Canvas: ~Copyable {
    /// Width in pixels.
    package let width: Double
    /// The elements drawn so far.
    package var svg = MarkupWriter()
    /// Height taken so far.
    package private(set) var height = 0.0

    /// Makes an empty canvas.
    package init(width: Double) {
        self.width = width
    }

    /// The next `height` pixels, over the whole width.
    package mutating func take(_ height: Double) -> Rectangle {
        defer { self.height += height }
        return Rectangle(x: 0, y: self.height, width: width, height: height)
    }

    /// How a line of text stands to the place that is given for it.
    package enum Anchor: String {
        case start
        case middle
        case end
    }

    /// One line of text whose letters stand on `y`.
    package mutating func text(
        _ text: String, _ style: TextStyle, x: Double, y: Double, anchor: Anchor = .start, isOverMarks: Bool = false
    ) {
        if text.isEmpty { return }
        let kind = "t-\(style.rawValue)" + (isOverMarks ? " halo" : "")
        if anchor == .start {
            svg.element("text", ["class": kind, "x": x, "y": y], text: text)
        } else {
            svg.element("text", ["class": kind, "x": x, "y": y, "text-anchor": anchor.rawValue], text: text)
        }
    }

    /// A paragraph over the whole width.
    package mutating func paragraph(_ text: String, _ style: TextStyle) {
        for line in style.lines(of: text, width: width) {
            let place = take(style.lineHeight)
            self.text(line, style, x: 0, y: place.bottom - style.size * 0.3)
        }
    }

    /// A straight line.
    package mutating func line(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        svg.element("line", ["class": kind, "x1": x1, "y1": y1, "x2": x2, "y2": y2])
    }

    /// What stands where there is nothing to draw.
    package mutating func emptyPlot(_ reason: String = "No data") {
        let place = take(80)
        svg.element(
            "rect", ["class": "grid", "x": 0.5, "y": place.y + 8, "width": width - 1, "height": 64])
        text(reason, .label, x: width / 2, y: place.middle + 4, anchor: .middle)
    }
}
