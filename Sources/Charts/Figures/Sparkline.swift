/// A curve as small as a word, for a cell of a table.
package struct Sparkline: Sendable, Equatable {
    /// What the curve is, for those who do not see it.
    package let description: String
    private let values: [Double]
    private let colour: Int

    /// Makes a curve of values at even distances; what is no number breaks it.
    package init(_ description: String, values: [Double], colour: Int = 0) {
        self.description = description
        self.values = values
        self.colour = colour
    }

    /// The curve as an SVG element; empty where there is no number.
    package func svg(width: Double = 96, height: Double = 24) -> String {
        var svg = MarkupWriter()
        svg.open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart spark", "role": "img", "aria-label": description,
                "viewBox": "0 0 \(Int(width)) \(Int(height))", "width": width, "height": height,
            ])
        let y = Scale(Extent(of: values, includingZero: true), from: height - 2, to: 2)
        var path = SVGPath()
        var isBroken = true
        for (index, value) in values.enumerated() {
            guard Extent.isDrawable(value) else {
                isBroken = true
                continue
            }
            let x = 2 + (width - 4) * (values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5)
            if isBroken { path.move(x, y.position(of: value)) }
            // A curve of one point is a dot: a line to where it stands.
            path.line(x, y.position(of: value))
            isBroken = false
        }
        if !path.isEmpty { svg.element("path", ["class": "curve " + Palette.stroke(colour), "d": path]) }
        svg.close("svg")
        return svg.text
    }
}
