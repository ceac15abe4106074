/// How one feature is spread in each segment: quartiles, median and whiskers.
package struct BoxPlot: Chart {
    /// One segment.
    package struct Box: Sendable, Equatable {
        /// Its name and colour.
        package let group: ChartGroup
        /// How its values are spread; nil where it has none.
        package let summary: BoxSummary?

        /// Makes a box.
        package init(_ group: ChartGroup, _ summary: BoxSummary?) {
            self.group = group
            self.summary = summary
        }
    }

    package let text: ChartText
    private let boxes: [Box]
    private let axisTitle: String

    /// Makes a figure of `boxes`, in their order from the top.
    package init(_ text: ChartText, boxes: [Box], axisTitle: String) {
        self.text = text
        self.boxes = boxes
        self.axisTitle = axisTitle
    }

    package func draw(on canvas: inout Canvas) -> String {
        let shown = boxes.compactMap { box in
            box.summary.flatMap { $0.isDrawable ? (group: box.group, summary: $0) : nil }
        }
        guard !shown.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        let labels = RowLabels(shown.map(\.group.name), width: canvas.width)
        let axis = Axis(
            Extent(of: shown.flatMap { [$0.summary.lowerWhisker, $0.summary.upperWhisker] }), title: axisTitle)
        let horizontal = HorizontalAxis(axis, from: labels.left, to: canvas.width - 8, width: canvas.width)
        let rowHeight = labels.height + 30
        let place = canvas.take(Double(shown.count) * rowHeight + HorizontalAxis.height(axis))
        let plot = Rectangle(
            x: labels.left, y: place.y, width: canvas.width - labels.left - 8,
            height: Double(shown.count) * rowHeight)
        horizontal.draw(on: &canvas, beneath: plot)
        for (index, box) in shown.enumerated() {
            let row = Rectangle(
                x: plot.x, y: plot.y + Double(index) * rowHeight + labels.height, width: plot.width, height: 30)
            labels.draw(box.group.name, for: row, on: &canvas)
            draw(box.summary, box.group, in: row, horizontal.scale, on: &canvas)
        }
        let outliers = shown.reduce(0) { $0 + $1.summary.outliers }
        return "Box: the middle half; line: the median; whiskers: up to 1.5 box lengths."
            + (outliers > 0 ? " \(outliers) \(outliers == 1 ? "value beyond is" : "values beyond are") not drawn." : "")
    }

    private func draw(
        _ summary: BoxSummary, _ group: ChartGroup, in row: Rectangle, _ scale: Scale, on canvas: inout Canvas
    ) {
        let position = scale.position
        let (left, right) = (position(summary.lowerQuartile), position(summary.upperQuartile))
        canvas.line(
            "whisker " + Palette.stroke(group.colour), position(summary.lowerWhisker), row.middle,
            position(summary.upperWhisker), row.middle)
        let figures = [
            ("median", summary.median), ("quartiles", summary.lowerQuartile), ("and", summary.upperQuartile),
        ].map { "\($0) \(NumberText.brief($1))" }.joined(separator: ", ")
        canvas.svg.element(
            "rect",
            [
                "class": "box " + Palette.fill(group.colour), "x": left, "y": row.y + 6, "width": max(right - left, 1),
                "height": row.height - 12,
            ], title: "\(group.name): \(figures)")
        let median = position(summary.median)
        canvas.svg.element(
            "line",
            [
                "class": "median", "stroke": "var(--chart-paper)", "stroke-width": 2.5, "x1": median,
                "y1": row.y + 6, "x2": median, "y2": row.bottom - 6,
            ])
    }
}
