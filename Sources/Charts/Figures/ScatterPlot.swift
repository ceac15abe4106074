/// Customers on a plane: dots in the colour of their segment, the segments' hulls, centres and names.
package struct ScatterPlot: Chart {
    /// The middle of a group.
    package struct Centre: Sendable, Equatable {
        /// The group's name and colour; its colour is the group's number in the cloud.
        package let group: ChartGroup
        /// Where it lies.
        package let place: SIMD2<Double>

        /// Makes a centre.
        package init(_ group: ChartGroup, _ place: SIMD2<Double>) {
            self.group = group
            self.place = place
        }
    }

    /// More dots than this make a file too large and the picture no clearer.
    package static let mostDots = 4_000
    /// Dots for each pixel of the width, at most: what is narrow has less room for them.
    private static let dotsPerPixel = 6.0

    package let text: ChartText
    private let cloud: PointCloud
    private let centres: [Centre]
    private let x: String
    private let y: String
    private let markedName: String

    /// Makes a figure of a cloud with two axes, whose groups are those of `centres`.
    ///
    /// - Parameters:
    ///   - x: title of the axis to the right; `y` of the one upwards.
    ///   - markedName: what the cloud's marked points are; they are drawn as rings and are no part of a hull.
    /// - Precondition: the cloud has two axes.
    package init(
        _ text: ChartText, _ cloud: PointCloud, centres: [Centre], x: String, y: String, markedName: String = ""
    ) {
        precondition(cloud.axes.count == 2, "a plane has two axes")
        self.text = text
        self.cloud = cloud
        self.centres = centres
        self.x = x
        self.y = y
        self.markedName = markedName
    }

    package func draw(on canvas: inout Canvas) -> String {
        let drawable = cloud.drawable
        guard !drawable.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        let centres = centres.filter { Extent.isDrawable($0.place.x) && Extent.isDrawable($0.place.y) }
        Legend.draw(self.centres.map(\.group), on: &canvas)
        let plot = PlotArea(
            on: &canvas, height: min(max(canvas.width * 0.62, 240), 640),
            x: Axis(Extent(of: drawable.map { cloud.axes[0][$0] } + centres.map(\.place.x)), title: x),
            y: Axis(Extent(of: drawable.map { cloud.axes[1][$0] } + centres.map(\.place.y)), title: y))
        let thinned = DensityThinning(
            cloud, points: drawable, limit: min(Self.mostDots, Int(canvas.width * Self.dotsPerPixel)))
        for centre in centres {
            drawHull(of: centre.group, drawable, in: plot, on: &canvas)
        }
        for centre in self.centres { drawDots(of: centre.group, thinned.points, in: plot, on: &canvas) }
        for centre in self.centres { drawRings(of: centre.group, thinned.points, in: plot, on: &canvas) }
        for centre in centres { draw(centre, in: plot, on: &canvas) }
        let rings =
            thinned.points.contains(where: cloud.marked.contains) ? "Rings: \(markedName), outside the hulls." : ""
        return [rings, cloud.remark(drawn: thinned.points, drawable: drawable.count)]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func place(of point: Int, in plot: PlotArea) -> SIMD2<Double> {
        SIMD2(plot.x.position(of: cloud.axes[0][point]), plot.y.position(of: cloud.axes[1][point]))
    }

    private func drawHull(of group: ChartGroup, _ points: [Int], in plot: PlotArea, on canvas: inout Canvas) {
        let members = points.filter { cloud.groups[$0] == group.colour && !cloud.marked.contains($0) }
        let corners = ConvexHull.corners(of: members.map { SIMD2(cloud.axes[0][$0], cloud.axes[1][$0]) })
        guard corners.count > 2 else { return }
        var path = SVGPath()
        for corner in corners { path.line(plot.x.position(of: corner.x), plot.y.position(of: corner.y)) }
        path.close()
        canvas.svg.element(
            "path", ["class": "hull \(Palette.fill(group.colour)) \(Palette.stroke(group.colour))", "d": path])
    }

    private func drawDots(of group: ChartGroup, _ points: [Int], in plot: PlotArea, on canvas: inout Canvas) {
        var dots = SVGPath()
        for point in points where cloud.groups[point] == group.colour && !cloud.marked.contains(point) {
            let place = place(of: point, in: plot)
            dots.dot(place.x, place.y)
        }
        guard !dots.isEmpty else { return }
        let looks = PointCloud.dots(points.count) + Palette.shape(group.colour) + Palette.stroke(group.colour)
        canvas.svg.element("path", ["class": looks, "d": dots])
    }

    private func drawRings(of group: ChartGroup, _ points: [Int], in plot: PlotArea, on canvas: inout Canvas) {
        var rings = SVGPath()
        for point in points where cloud.groups[point] == group.colour && cloud.marked.contains(point) {
            let place = place(of: point, in: plot)
            rings.ring(place.x, place.y)
        }
        guard !rings.isEmpty else { return }
        canvas.svg.element(
            "path",
            ["class": "ring " + Palette.stroke(group.colour), "fill": "none", "stroke-width": 1.5, "d": rings])
    }

    private func draw(_ centre: Centre, in plot: PlotArea, on canvas: inout Canvas) {
        let (x, y) = (plot.x.position(of: centre.place.x), plot.y.position(of: centre.place.y))
        canvas.svg.element(
            "circle",
            [
                "class": "centre solid", "stroke": "var(--chart-paper)", "stroke-width": 2, "cx": x, "cy": y, "r": 6,
            ], title: centre.group.name)
        canvas.svg.element(
            "circle", ["class": Palette.fill(centre.group.colour), "cx": x, "cy": y, "r": 3], title: centre.group.name)
    }
}
