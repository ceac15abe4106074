/// The silhouettes of all customers, cluster by cluster, each from the highest down.
///
/// Reference: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis", Journal of Computational and Applied Mathematics 20, 1987.
package struct SilhouettePlot: Chart {
    /// One cluster.
    package struct Cluster: Sendable, Equatable {
        /// Its name and colour.
        package let group: ChartGroup
        /// Its customers.
        package let size: Int
        /// Their silhouettes, or evenly spaced quantiles of them, in any order.
        package let values: [Double]

        /// Makes a cluster.
        package init(_ group: ChartGroup, size: Int, values: [Double]) {
            self.group = group
            self.size = size
            self.values = values
        }
    }

    package let text: ChartText
    private let clusters: [Cluster]
    private let mean: Double?

    /// Makes a figure; `mean` over all customers is marked.
    package init(_ text: ChartText, clusters: [Cluster], mean: Double?) {
        self.text = text
        self.clusters = clusters
        self.mean = mean
    }

    package func draw(on canvas: inout Canvas) -> String {
        let drawable = clusters.map { $0.values.filter(Extent.isDrawable).sorted(by: >) }
        guard drawable.contains(where: { !$0.isEmpty }) else {
            canvas.emptyPlot()
            return ""
        }
        let labels = RowLabels(clusters.map(\.group.name), width: canvas.width)
        let least = min(drawable.joined().min() ?? 0, 0)
        let axis = Axis(Extent(least, 1), title: "silhouette")
        let horizontal = HorizontalAxis(axis, from: labels.left, to: canvas.width - 8, width: canvas.width)
        let total = clusters.reduce(0) { $0 + $1.size }
        let heights = clusters.map { max(Double($0.size) / Double(max(total, 1)) * 280, 16) }
        let bands = heights.reduce(0) { $0 + $1 + 8 + labels.height }
        let place = canvas.take(bands + HorizontalAxis.height(axis))
        let plot = Rectangle(x: labels.left, y: place.y, width: canvas.width - labels.left - 8, height: bands)
        horizontal.draw(on: &canvas, beneath: plot)
        var top = place.y
        for (index, cluster) in clusters.enumerated() {
            top += labels.height
            let band = Rectangle(x: plot.x, y: top, width: plot.width, height: heights[index])
            draw(drawable[index], cluster.group, in: band, horizontal.scale, on: &canvas)
            labels.draw(cluster.group.name, for: band, on: &canvas)
            top = band.bottom + 8
        }
        let zero = horizontal.scale.position(of: 0)
        canvas.line("axis", zero, plot.y, zero, plot.bottom)
        guard let mean, Extent.isDrawable(mean) else { return "" }
        let x = horizontal.scale.position(of: mean)
        canvas.line("ink dash", x, plot.y, x, plot.bottom)
        return "Dashed: the mean, \(NumberText(step: 0.001, largest: 1).text(mean))."
    }

    private func draw(
        _ values: [Double], _ group: ChartGroup, in band: Rectangle, _ scale: Scale, on canvas: inout Canvas
    ) {
        if values.isEmpty { return }
        // Two steps to a pixel are as fine as any screen.
        let steps = min(values.count, Int(band.height * 2))
        var path = SVGPath()
        path.move(scale.position(of: 0), band.y)
        for step in 0..<steps {
            let value = values[(step * values.count + values.count / 2) / steps]
            let x = scale.position(of: value)
            path.line(x, band.y + Double(step) / Double(steps) * band.height)
            path.line(x, band.y + Double(step + 1) / Double(steps) * band.height)
        }
        path.line(scale.position(of: 0), band.bottom)
        path.close()
        canvas.svg.element("path", ["class": "blade " + Palette.fill(group.colour), "d": path], title: group.name)
    }
}
