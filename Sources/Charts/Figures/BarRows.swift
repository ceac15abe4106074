/// Bars that lie one beneath the other, each with its value at its end.
struct BarRows {
    struct Row {
        /// The name of the row; nil for a bar that goes with the one above.
        let name: String?
        let value: Double
        let valueText: String
        let colour: Int
        /// Shown when one points at the bar.
        let title: String
    }

    let rows: [Row]
    let barHeight: Double
    let gap: Double

    func draw(on canvas: inout Canvas) {
        let labels = RowLabels(rows.compactMap(\.name), width: canvas.width)
        let scale = scale(from: labels.left, to: canvas.width)
        let zero = scale.position(of: 0)
        var isFirst = true
        for row in rows {
            if row.name != nil { _ = canvas.take((isFirst ? 0 : gap) + labels.height) }
            isFirst = false
            let place = canvas.take(barHeight + 2)
            let end = scale.position(of: row.value)
            canvas.svg.element(
                "rect",
                [
                    "class": "bar " + Palette.fill(row.colour), "x": min(zero, end), "y": place.y,
                    "width": (end - zero).magnitude, "height": barHeight,
                ], title: row.title)
            canvas.text(
                row.valueText, .value, x: row.value < 0 ? end - 5 : end + 5, y: place.y + barHeight / 2 + 4,
                anchor: row.value < 0 ? .end : .start)
            if let name = row.name {
                labels.draw(name, for: Rectangle(x: 0, y: place.y, width: 0, height: barHeight), on: &canvas)
            }
            canvas.line("axis", zero, place.y - 1, zero, place.y + barHeight + 1)
        }
    }

    /// Leaves room for the values' text at either end.
    private func scale(from left: Double, to right: Double) -> Scale {
        func room(_ isNegative: Bool) -> Double {
            rows.filter { ($0.value < 0) == isNegative }.map { TextStyle.value.width(of: $0.valueText) + 8 }.max() ?? 0
        }
        let extent = Extent(of: rows.map(\.value), includingZero: true)
        return Scale(extent, from: left + room(true), to: right - room(false))
    }
}
