/// Values along an axis, joined by lines, one place marked as the choice.
package struct LineChart: Chart {
    /// One line.
    package struct Series: Sendable, Equatable {
        /// Its name and colour.
        package let group: ChartGroup
        /// Places and values, ascending in the places; a value that is no number breaks the line.
        package let points: [SIMD2<Double>]

        /// Makes a line.
        package init(_ group: ChartGroup, _ points: [SIMD2<Double>]) {
            self.group = group
            self.points = points
        }
    }

    package let text: ChartText
    private let series: [Series]
    private let x: String
    private let y: String
    private let isWhole: Bool
    private let chosen: Double?
    private let choice: String

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - x: title of the axis of places; `isWhole` where they are counts.
    ///   - y: title of the axis of values.
    ///   - chosen: the place to mark, and `choice` what is said of it.
    package init(
        _ text: ChartText, series: [Series], x: String, y: String, isWhole: Bool = false, chosen: Double? = nil,
        choice: String = ""
    ) {
        self.text = text
        self.series = series
        self.x = x
        self.y = y
        self.isWhole = isWhole
        self.chosen = chosen
        self.choice = choice
    }

    package func draw(on canvas: inout Canvas) -> String {
        let drawable = series.flatMap(\.points).filter(Self.isDrawable)
        guard !drawable.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        if series.count > 1 { Legend.draw(series.map(\.group), on: &canvas) }
        let plot = PlotArea(
            on: &canvas, height: min(max(canvas.width * 0.45, 160), 300),
            x: Axis(Extent(of: drawable.map(\.x)), title: x, isWhole: isWhole),
            y: Axis(Extent(of: drawable.map(\.y)), title: y))
        if let chosen, Extent.isDrawable(chosen) { mark(chosen, in: plot, on: &canvas) }
        for line in series { draw(line, in: plot, on: &canvas) }
        return ""
    }

    private static func isDrawable(_ point: SIMD2<Double>) -> Bool {
        Extent.isDrawable(point.x) && Extent.isDrawable(point.y)
    }

    private func draw(_ line: Series, in plot: PlotArea, on canvas: inout Canvas) {
        var path = SVGPath()
        var isBroken = true
        for point in line.points {
            guard Self.isDrawable(point) else {
                isBroken = true
                continue
            }
            let (x, y) = (plot.x.position(of: point.x), plot.y.position(of: point.y))
            if isBroken { path.move(x, y) } else { path.line(x, y) }
            isBroken = false
        }
        canvas.svg.element("path", ["class": "curve " + Palette.stroke(line.group.colour), "d": path])
        for point in line.points where Self.isDrawable(point) && line.points.count <= 60 {
            canvas.svg.element(
                "circle",
                [
                    "class": "point " + Palette.fill(line.group.colour), "cx": plot.x.position(of: point.x),
                    "cy": plot.y.position(of: point.y), "r": point.x == chosen ? 5.5 : 3,
                ], title: "\(line.group.name): \(NumberText.brief(point.y)) at \(NumberText.brief(point.x))")
        }
    }

    private func mark(_ place: Double, in plot: PlotArea, on canvas: inout Canvas) {
        let x = plot.x.position(of: place)
        guard x >= plot.bounds.x - 1, x <= plot.bounds.right + 1 else { return }
        canvas.line("ink dash", x, plot.bounds.y, x, plot.bounds.bottom)
        let isLeft = x + 8 + TextStyle.label.width(of: choice) > canvas.width
        canvas.text(
            choice, .label, x: isLeft ? x - 8 : x + 8, y: plot.bounds.y + 12, anchor: isLeft ? .end : .start,
            isOverMarks: true)
    }
}
