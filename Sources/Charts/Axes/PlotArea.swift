/// A plot with a number on either axis.
struct PlotArea {
    /// Where the marks lie.
    let bounds: Rectangle
    let x: Scale
    let y: Scale

    /// Takes place for a plot `height` high with its axes, and draws these.
    init(on canvas: inout Canvas, height: Double, x: Axis, y: Axis) {
        let place = canvas.take(VerticalAxis.headHeight(y) + height + HorizontalAxis.height(x))
        let top = place.y + VerticalAxis.headHeight(y)
        let vertical = VerticalAxis(y, top: top, bottom: top + height)
        // Marks at the right edge need half their width.
        let bounds = Rectangle(
            x: vertical.labelWidth, y: top, width: canvas.width - vertical.labelWidth - 8, height: height)
        let horizontal = HorizontalAxis(x, from: bounds.x, to: bounds.right, width: canvas.width)
        vertical.draw(on: &canvas, from: bounds.x, to: bounds.right)
        horizontal.draw(on: &canvas, beneath: bounds)
        self.bounds = bounds
        self.x = horizontal.scale
        self.y = vertical.scale
    }
}
