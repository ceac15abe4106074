/// How many values lie in each of adjoining intervals.
package struct HistogramChart: Chart {
    package let text: ChartText
    private let edges: [Double]
    private let counts: [Int]
    private let axisTitle: String
    private let colour: Int

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - edges: ascending and one more than `counts`.
    ///   - axisTitle: what is counted, with the unit.
    package init(_ text: ChartText, edges: [Double], counts: [Int], axisTitle: String, colour: Int = 0) {
        self.text = text
        self.edges = edges
        self.counts = counts
        self.axisTitle = axisTitle
        self.colour = colour
    }

    package func draw(on canvas: inout Canvas) -> String {
        guard edges.count == counts.count + 1, !counts.isEmpty, edges.allSatisfy(Extent.isDrawable) else {
            canvas.emptyPlot()
            return ""
        }
        let plot = PlotArea(
            on: &canvas, height: min(max(canvas.width * 0.4, 150), 260), x: Axis(Extent(of: edges), title: axisTitle),
            y: Axis(Extent(of: counts.map(Double.init), includingZero: true), title: "customers", isWhole: true))
        for (index, count) in counts.enumerated() {
            let (left, right) = (plot.x.position(of: edges[index]), plot.x.position(of: edges[index + 1]))
            let top = plot.y.position(of: Double(count))
            canvas.svg.element(
                "rect",
                [
                    "class": "bar " + Palette.fill(colour), "x": left, "y": top, "width": max(right - left - 1, 0.5),
                    "height": plot.bounds.bottom - top,
                ],
                title: "\(NumberText.brief(edges[index])) to \(NumberText.brief(edges[index + 1])): \(count)")
        }
        canvas.line("axis", plot.bounds.x, plot.bounds.bottom, plot.bounds.right, plot.bounds.bottom)
        return ""
    }
}
