/// A table of numbers about zero as coloured cells: blue above, orange below, the stronger the farther.
package struct HeatMap: Chart {
    package let text: ChartText
    private let rows: [String]
    private let columns: [String]
    private let values: [[Double]]
    private let limit: Double

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - values: for each row one value per column; what is no number stays blank.
    ///   - limit: the magnitude that has the full colour; by default the greatest.
    /// - Precondition: a row of values per row, a value per column in each.
    package init(_ text: ChartText, rows: [String], columns: [String], values: [[Double]], limit: Double? = nil) {
        precondition(values.count == rows.count && values.allSatisfy { $0.count == columns.count })
        self.text = text
        self.rows = rows
        self.columns = columns
        self.values = values
        let greatest = values.joined().filter(Extent.isDrawable).map(\.magnitude).max() ?? 0
        self.limit = limit ?? (greatest > 0 ? greatest : 1)
    }

    package func draw(on canvas: inout Canvas) -> String {
        guard !rows.isEmpty, !columns.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        let column = min(rows.map(TextStyle.label.width).max() ?? 0, canvas.width * 0.34)
        let left = column + 8
        let cell = min((canvas.width - left) / Double(columns.count), 120)
        drawNames(left: left, cell: cell, on: &canvas)
        let height = min(max(cell * 0.7, 26), 40)
        let step = labelStep(cell: cell)
        for (name, row) in zip(rows, values) {
            let place = canvas.take(height)
            canvas.text(
                TextStyle.label.fitted(name, width: column), .label, x: left - 8, y: place.middle + 4.5, anchor: .end)
            for (index, value) in row.enumerated() where Extent.isDrawable(value) {
                let box = Rectangle(x: left + Double(index) * cell, y: place.y, width: cell, height: height)
                draw(
                    value, label: step.map { Self.format(value, finest: $0) }, in: box,
                    title: "\(name), \(columns[index])", on: &canvas)
            }
        }
        return ""
    }

    /// Side by side where they fit, else upright.
    private func drawNames(left: Double, cell: Double, on canvas: inout Canvas) {
        let widest = columns.map(TextStyle.tick.width).max() ?? 0
        let isUpright = widest > cell - 6
        let place = canvas.take(isUpright ? min(widest, 120) + 10 : 22)
        for (index, name) in columns.enumerated() {
            let x = left + (Double(index) + 0.5) * cell
            guard isUpright else {
                canvas.text(name, .tick, x: x, y: place.bottom - 8, anchor: .middle)
                continue
            }
            let text = TextStyle.tick.fitted(name, width: 120)
            canvas.svg.element(
                "text", ["class": "t-tick", "transform": Turn(x: x + 4, y: place.bottom - 6)], text: text)
        }
    }

    /// The finest step whose labels all fit into cells; nil where none does, for some labels without the others, those
    /// with a sign, mislead.
    private func labelStep(cell: Double) -> Double? {
        let drawable = values.flatMap(\.self).filter(Extent.isDrawable)
        return [0.01, 0.1].first { step in
            drawable.allSatisfy { TextStyle.value.width(of: Self.format($0, finest: step)) + 4 <= cell }
        }
    }

    private func draw(_ value: Double, label: String?, in box: Rectangle, title: String, on canvas: inout Canvas) {
        let strength = min(value.magnitude / limit, 1)
        canvas.svg.element(
            "rect",
            [
                "class": "cell " + (value < 0 ? "f1" : "f0"), "fill-opacity": 0.06 + strength * 0.56, "x": box.x,
                "y": box.y, "width": box.width, "height": box.height,
            ], title: "\(title): \(Self.format(value, finest: 0.01))")
        if let label {
            canvas.svg.element(
                "text",
                ["class": "t-value", "text-anchor": "middle", "x": box.x + box.width / 2, "y": box.middle + 4],
                text: label)
        }
    }

    /// Two decimals up to ten, one beyond, none from a hundred on; none finer than asked for.
    private static func format(_ value: Double, finest: Double) -> String {
        let usual = value.magnitude < 9.995 ? 0.01 : value.magnitude < 99.95 ? 0.1 : 1
        return NumberText(step: max(usual, finest), largest: value).text(value)
    }

    /// A quarter turn to the left about a point.
    private struct Turn: MarkupValue {
        let x: Double
        let y: Double

        func append(to svg: inout MarkupWriter) {
            svg.append(markup: "translate(")
            svg.append(coordinate: x)
            svg.append(markup: " ")
            svg.append(coordinate: y)
            svg.append(markup: ") rotate(-90)")
        }
    }
}
