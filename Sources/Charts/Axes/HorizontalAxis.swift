/// An axis along the foot of a plot, with as many round numbers as fit side by side.
struct HorizontalAxis {
    /// What it takes beneath the plot: numbers, and a title where there is one.
    static func height(_ axis: Axis) -> Double { axis.title.isEmpty ? 20 : 38 }
    /// Room between two numbers, and between two lines of the grid.
    private static let gap = 10.0
    private static let spacing = 64.0

    let scale: Scale
    private let axis: Axis
    private let labels: [(position: Double, text: String, left: Double)]

    /// Lays the axis out from `start` to `end`; numbers stay between the edges of the canvas, which is `width` wide.
    init(_ axis: Axis, from start: Double, to end: Double, width: Double) {
        var count = max(Int((end - start) / Self.spacing) + 1, 2)
        var ticks = Ticks(enclosing: axis.extent, atMost: count, isWhole: axis.isWhole)
        var labels = Self.labels(ticks, from: start, to: end, width: width)
        while count > 2, Self.overlap(labels) {
            count -= 1
            ticks = Ticks(enclosing: axis.extent, atMost: count, isWhole: axis.isWhole)
            labels = Self.labels(ticks, from: start, to: end, width: width)
        }
        // Two numbers too long to stand side by side: the ends alone say where the plot begins.
        if Self.overlap(labels) { labels.removeSubrange(1...) }
        scale = Scale(ticks.extent, from: start, to: end)
        self.axis = axis
        self.labels = labels
    }

    /// Draws grid lines over `plot`, and numbers and title beneath it.
    func draw(on canvas: inout Canvas, beneath plot: Rectangle) {
        for label in labels {
            canvas.line("grid", label.position, plot.y, label.position, plot.bottom)
            canvas.text(label.text, .tick, x: label.left, y: plot.bottom + 15)
        }
        let title = TextStyle.tick.fitted(axis.title, width: canvas.width)
        let left = max(scale.end - TextStyle.tick.width(of: title), 0)
        canvas.text(title, .tick, x: left, y: plot.bottom + 33)
    }

    private static func labels(
        _ ticks: Ticks, from start: Double, to end: Double, width: Double
    ) -> [(position: Double, text: String, left: Double)] {
        let scale = Scale(ticks.extent, from: start, to: end)
        let format = NumberText(ticks)
        return ticks.values.map { value in
            let text = format.text(value)
            let extent = TextStyle.tick.width(of: text)
            let position = scale.position(of: value)
            return (position, text, min(max(position - extent / 2, 0), width - extent))
        }
    }

    private static func overlap(_ labels: [(position: Double, text: String, left: Double)]) -> Bool {
        zip(labels, labels.dropFirst()).contains { one, next in
            one.left + TextStyle.tick.width(of: one.text) + gap > next.left
        }
    }
}
