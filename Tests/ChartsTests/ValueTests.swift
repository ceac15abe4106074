import Testing

@testable import Charts

/// Marks lie where their numbers say: read back from the drawing.
@Suite struct ValueTests {
    private let text = ChartText("Figure")

    @Test func barsAreAsLongAsTheirValues() throws {
        let values = [1086.0, 1304, 610, 1338]
        let bars = try BarChart(text, bars: values.map { .init("bar", $0) }).drawn().elements("rect", "bar")
        let pixels = bars[0].number("width") / values[0]
        for (bar, value) in zip(bars, values) { #expect(abs(bar.number("width") - value * pixels) < 0.02) }
        #expect(Set(bars.map { $0.number("x") }).count == 1)
    }

    @Test func barsOfNegativeValuesGoTheOtherWay() throws {
        let values = [[-2.0, 3], [1, -0.5]]
        let chart = GroupedBarChart(
            text, categories: ["a", "b"], groups: Array(Gallery.groups.prefix(2)), values: values)
        let bars = try chart.drawn().elements("rect", "bar")
        let zero = bars[1].number("x")
        let pixels = bars[1].number("width") / 3
        for (bar, value) in zip(bars, values.joined()) {
            let tip = value < 0 ? bar.number("x") : bar.number("x") + bar.number("width")
            #expect(abs(tip - (zero + value * pixels)) < 0.03)
        }
    }

    @Test func columnsAreAsHighAsTheirCounts() throws {
        let counts = [3, 0, 12, 7]
        let chart = HistogramChart(text, edges: [0, 1, 2, 4, 5], counts: counts, axisTitle: "x")
        let bars = try chart.drawn().elements("rect", "bar")
        let pixels = bars[2].number("height") / 12
        for (bar, count) in zip(bars, counts) { #expect(abs(bar.number("height") - Double(count) * pixels) < 0.02) }
        // The third interval is twice as wide as the others; a pixel parts neighbours.
        #expect(abs(bars[2].number("width") + 1 - 2 * (bars[0].number("width") + 1)) < 0.03)
    }

    @Test func linesPassThroughTheirPointsAndBreakAtGaps() throws {
        let points = [SIMD2(1.0, 10.0), SIMD2(2, 6), SIMD2(3, .nan), SIMD2(4, 3)]
        let svg = try LineChart(text, series: [.init(ChartGroup("s", colour: 0), points)], x: "k", y: "v").drawn()
        let path = try #require(svg.elements("path", "curve").first)
        #expect(path.attributes["d"]?.filter { $0 == "M" }.count == 2)
        #expect(path.points.count == 3)
        #expect(svg.elements("circle", "point").map { SIMD2($0.number("cx"), $0.number("cy")) } == path.points)
        let (first, second, last) = (path.points[0], path.points[1], path.points[2])
        #expect(abs((second.x - first.x) * 3 - (last.x - first.x)) < 0.05)
        #expect(abs((second.y - first.y) / 4 - (last.y - first.y) / 7) < 0.05)
    }

    @Test func dotsLieWhereTheirNumbersSay() throws {
        let cloud = PointCloud([[0, 10, 5, 2], [0, 4, 1, 3]], groups: [0, 0, 1, 1], marked: [3])
        let centres = [
            ScatterPlot.Centre(ChartGroup("a", colour: 0), SIMD2(5, 2)),
            ScatterPlot.Centre(ChartGroup("b", colour: 1), SIMD2(3.5, 2)),
        ]
        let svg = try ScatterPlot(text, cloud, centres: centres, x: "x", y: "y", markedName: "odd").drawn()
        let dots = svg.elements("path", "dots").map(\.points)
        let (origin, corner) = (dots[0][0], dots[0][1])
        func place(_ x: Double, _ y: Double) -> SIMD2<Double> { origin + (corner - origin) * SIMD2(x / 10, y / 4) }
        func isNear(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Bool {
            ((one - other) * (one - other)).sum() < 0.05
        }
        #expect(isNear(dots[1][0], place(5, 1)))
        let ring = try #require(svg.elements("path", "ring").first)
        #expect(isNear(ring.points[0] + SIMD2(SVGPath.ringRadius, 0), place(2, 3)))
        let centre = try #require(svg.elements("circle", "centre").first)
        #expect(isNear(SIMD2(centre.number("cx"), centre.number("cy")), place(5, 2)))
    }

    @Test func spaceCarriesTheNumbersThatItShows() throws {
        let cloud = PointCloud([[0, 4, 2], [1, 1, 3], [-5, 5, 0]], groups: [0, 0, 0])
        let view = View3D(turn: 20, tilt: 30)
        let chart = ScatterPlot3D(text, cloud, groups: [ChartGroup("a", colour: 0)], axes: ["x", "y", "z"], view: view)
        let svg = try chart.drawn()
        let space = try #require(svg.elements("g", "space").first)
        #expect(space.number("data-turn") == 20 && space.number("data-tilt") == 30)
        let dots = try #require(svg.elements("path", "dots").first)
        #expect(dots.attributes["data-points"] == "-1000 -1000 -1000,1000 -1000 1000,0 1000 0")
        let numbers = dots.numbers("data-points").map { $0 / 1000 }
        for (index, seen) in dots.points.enumerated() {
            let point = SIMD3(numbers[3 * index], numbers[3 * index + 1], numbers[3 * index + 2])
            let middle = SIMD2(space.number("data-x"), space.number("data-y"))
            let difference = seen - (middle + view.project(point) * space.number("data-scale"))
            #expect((difference * difference).sum() < 0.05)
        }
    }

    @Test func cellsAreTheStrongerTheFartherFromZero() throws {
        let values = [[0.0, 1], [-2, 0.5]]
        let svg = try HeatMap(text, rows: ["a", "b"], columns: ["c", "d"], values: values).drawn()
        let cells = svg.elements("rect", "cell")
        let strengths = cells.map { ($0.number("fill-opacity") - 0.06) / 0.56 }
        for (strength, value) in zip(strengths, values.joined()) { #expect(abs(strength - value.magnitude / 2) < 0.02) }
        #expect(cells.map { $0.attributes["class"]?.contains("f1") } == [false, false, true, false])
        #expect(svg.elements("text", "t-value").map(\.text) == ["0.00", "1.00", "−2.00", "0.50"])
    }

    @Test func bladesReachTheirSilhouettes() throws {
        let clusters = Gallery.groups.prefix(2).map {
            SilhouettePlot.Cluster($0, size: 2, values: $0.colour == 0 ? [1, 0.5] : [0.25, -0.5])
        }
        let svg = try SilhouettePlot(text, clusters: Array(clusters), mean: 0.25).drawn()
        let blades = svg.elements("path", "blade").map(\.points)
        let zero = blades[0][0].x
        let pixels = blades[0][1].x - zero
        #expect(abs(blades[0][3].x - zero - 0.5 * pixels) < 0.02)
        #expect(abs(blades[1][1].x - zero - 0.25 * pixels) < 0.02)
        #expect(abs(blades[1][3].x - zero + 0.5 * pixels) < 0.02)
        let mean = try #require(svg.elements("line", "dash").first)
        #expect(abs(mean.number("x1") - zero - 0.25 * pixels) < 0.02)
    }

    @Test func boxesStandAtTheirQuartiles() throws {
        let summary = try #require(BoxSummary(of: [1, 2, 3, 4, 5, 6, 7, 8, 100]))
        #expect(summary.median == 5 && summary.lowerQuartile == 3 && summary.upperQuartile == 7)
        #expect(summary.lowerWhisker == 1 && summary.upperWhisker == 8 && summary.outliers == 1)
        let svg = try BoxPlot(text, boxes: [.init(ChartGroup("a", colour: 0), summary)], axisTitle: "x").drawn()
        let box = try #require(svg.elements("rect", "box").first)
        let whisker = try #require(svg.elements("line", "whisker").first)
        let median = try #require(svg.elements("line", "median").first)
        let pixels = box.number("width") / 4
        #expect(abs(median.number("x1") - box.number("x") - 2 * pixels) < 0.02)
        #expect(abs(box.number("x") - whisker.number("x1") - 2 * pixels) < 0.02)
        #expect(abs(whisker.number("x2") - whisker.number("x1") - 7 * pixels) < 0.03)
    }

    @Test func binsLieOnTheDiagonalWhereConfidencesAreTrue() throws {
        let bins = [(0.2, 0.2), (0.5, 0.4), (1, 1)].map {
            ReliabilityDiagram.Bin(customers: 9, confidence: $0, keptShare: $1)
        }
        let svg = try ReliabilityDiagram(text, bins: bins).drawn()
        let dots = svg.elements("circle", "bin").map { SIMD2($0.number("cx"), $0.number("cy")) }
        let step = (dots[2] - dots[0]) / 0.8
        let difference = dots[1] - (dots[0] + step * SIMD2(0.3, 0.2))
        #expect((difference * difference).sum() < 0.05)
    }

    @Test func sparksRiseWithTheirValues() throws {
        let spark = try SVGElement.reading(Sparkline("spark", values: [0, 2, 1]).svg())
        let points = try #require(spark.elements("path").first).points.dropFirst()
        #expect(points.map(\.y) == [22, 2, 12])
    }
}
