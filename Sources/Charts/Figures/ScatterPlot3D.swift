/// Customers in space: a cube seen from one side, with the numbers in it by which a script can turn it.
///
/// The element `g.space` says how it is seen (`data-turn`, `data-tilt` in degrees, `data-scale`, `data-x`, `data-y` in
/// pixels), and each path and text in it where it lies in the cube (`data-points`, thousandths of half an edge).
package struct ScatterPlot3D: Chart {
    /// More dots than this make a file too large and a turn slow.
    package static let mostDots = 2_500
    private static let dotsPerPixel = 4.0

    /// Where the axes meet, and where each ends.
    private static let corner = SIMD3(-1.0, -1, -1)
    private static let ends = [SIMD3(1.0, -1, -1), SIMD3(-1.0, 1, -1), SIMD3(-1.0, -1, 1)]

    package let text: ChartText
    private let cloud: PointCloud
    private let groups: [ChartGroup]
    private let axes: [String]
    private let view: View3D

    /// Makes a figure of a cloud with three axes, the third upright.
    ///
    /// - Precondition: the cloud has three axes, and `axes` as many names.
    package init(_ text: ChartText, _ cloud: PointCloud, groups: [ChartGroup], axes: [String], view: View3D = View3D())
    {
        precondition(cloud.axes.count == 3 && axes.count == 3, "space has three axes")
        self.text = text
        self.cloud = cloud
        self.groups = groups
        self.axes = axes
        self.view = view
    }

    package func draw(on canvas: inout Canvas) -> String {
        let drawable = cloud.drawable
        guard !drawable.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        Legend.draw(groups, on: &canvas)
        let place = canvas.take(min(max(canvas.width * 0.75, 260), 620))
        // The cube's corners are the square root of three away from its middle.
        let space = Space(
            view: view, middle: SIMD2(place.width / 2, place.middle), scale: min(place.width, place.height) / 2 / 1.6)
        let thinned = DensityThinning(
            cloud, points: drawable, limit: min(Self.mostDots, Int(canvas.width * Self.dotsPerPixel)))
        let extents = cloud.axes.map { values in Extent(of: drawable.map { values[$0] }) }
        canvas.svg.open(
            "g",
            [
                "class": "space", "data-turn": view.turn, "data-tilt": view.tilt, "data-scale": space.scale,
                "data-x": space.middle.x, "data-y": space.middle.y,
            ])
        canvas.svg.element(
            "rect", ["class": "catch", "fill-opacity": 0, "y": place.y, "width": place.width, "height": place.height])
        drawCube(in: space, on: &canvas)
        for group in groups {
            let points = thinned.points.filter { cloud.groups[$0] == group.colour }.map { point in
                let place = zip(cloud.axes, extents).map { ($0[point] - $1.low) / $1.span * 2 - 1 }
                return space.snapped(SIMD3(place[0], place[1], place[2]))
            }
            if points.isEmpty { continue }
            canvas.svg.element(
                "path",
                [
                    "class": PointCloud.dots(thinned.points.count) + Palette.shape(group.colour)
                        + Palette.stroke(group.colour),
                    "data-points": space.data(points),
                    "d": space.dots(points),
                ])
        }
        drawNames(in: space, on: &canvas)
        canvas.svg.close("g")
        return cloud.remark(drawn: thinned.points, drawable: drawable.count)
    }

    private func drawCube(in space: Space, on canvas: inout Canvas) {
        var edges: [SIMD3<Double>] = []
        for a in [-1.0, 1] {
            for b in [-1.0, 1] {
                edges += [SIMD3(-1, a, b), SIMD3(1, a, b), SIMD3(a, -1, b), SIMD3(a, 1, b)]
                edges += [SIMD3(a, b, -1), SIMD3(a, b, 1)]
            }
        }
        canvas.svg.element(
            "path", ["class": "grid", "data-points": space.data(edges), "d": space.lines(edges)])
        for end in Self.ends {
            canvas.svg.element(
                "path",
                [
                    "class": "axis", "data-points": space.data([Self.corner, end]),
                    "d": space.lines([Self.corner, end]),
                ])
        }
    }

    /// The axes' names, over the dots.
    private func drawNames(in space: Space, on canvas: inout Canvas) {
        for (name, end) in zip(axes, Self.ends) {
            let place = Self.corner + (end - Self.corner) * 1.12
            let seen = space.seen(place)
            let width = TextStyle.tick.width(of: name)
            canvas.svg.element(
                "text",
                [
                    "class": "t-tick halo", "text-anchor": "middle", "data-points": space.data([place]),
                    "x": min(max(seen.x, width / 2), canvas.width - width / 2), "y": seen.y + 4,
                ], text: name)
        }
    }

    /// The cube on the canvas.
    private struct Space {
        let view: View3D
        let middle: SIMD2<Double>
        let scale: Double

        func seen(_ point: SIMD3<Double>) -> SIMD2<Double> { middle + view.project(point) * scale }

        /// The point as the page's script will know it.
        func snapped(_ point: SIMD3<Double>) -> SIMD3<Double> { (point * 1000).rounded(.toNearestOrEven) / 1000 }

        func data(_ points: [SIMD3<Double>]) -> String {
            points.map { point in
                "\(Int((point.x * 1000).rounded())) \(Int((point.y * 1000).rounded())) \(Int((point.z * 1000).rounded()))"
            }.joined(separator: ",")
        }

        func dots(_ points: [SIMD3<Double>]) -> SVGPath {
            var path = SVGPath()
            for point in points.map(seen) { path.dot(point.x, point.y) }
            return path
        }

        func lines(_ points: [SIMD3<Double>]) -> SVGPath {
            var path = SVGPath()
            for (index, point) in points.map(seen).enumerated() {
                if index % 2 == 0 { path.move(point.x, point.y) } else { path.line(point.x, point.y) }
            }
            return path
        }
    }
}
