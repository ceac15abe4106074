/// An axis along the left of a plot, its numbers beside the lines of the grid.
struct VerticalAxis {
    /// What the title takes above the plot.
    static func headHeight(_ axis: Axis) -> Double { axis.title.isEmpty ? 8 : 24 }
    private static let spacing = 44.0

    let scale: Scale
    /// What the numbers take to the left of the plot.
    let labelWidth: Double
    private let axis: Axis
    private let labels: [(position: Double, text: String)]

    /// Lays the axis out from `top` down to `bottom`.
    init(_ axis: Axis, top: Double, bottom: Double) {
        let count = max(Int((bottom - top) / Self.spacing) + 1, 2)
        let ticks = Ticks(enclosing: axis.extent, atMost: count, isWhole: axis.isWhole)
        let scale = Scale(ticks.extent, from: bottom, to: top)
        let format = NumberText(ticks)
        self.scale = scale
        self.axis = axis
        labels = ticks.values.map { (scale.position(of: $0), format.text($0)) }
        labelWidth = (labels.map { TextStyle.tick.width(of: $0.text) }.max() ?? 0) + 8
    }

    /// Draws grid lines from `left` to `right`, numbers to their left, and the title above.
    func draw(on canvas: inout Canvas, from left: Double, to right: Double) {
        for label in labels {
            canvas.line("grid", left, label.position, right, label.position)
            canvas.text(label.text, .tick, x: left - 6, y: label.position + 4, anchor: .end)
        }
        canvas.text(
            TextStyle.tick.fitted(axis.title, width: canvas.width), .tick, x: 0, y: scale.end - 12)
    }
}
