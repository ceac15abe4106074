import Testing

@testable import Charts

@Suite struct GeometryTests {
    @Test func aHullHasTheCornersOnly() {
        let points: [SIMD2<Double>] = [[0, 0], [2, 0], [2, 2], [0, 2], [1, 1], [1, 0], [0, 0]]
        #expect(ConvexHull.corners(of: points) == [[0, 0], [2, 0], [2, 2], [0, 2]])
        #expect(ConvexHull.corners(of: [[1, 1], [1, 1]]) == [[1, 1]])
        #expect(ConvexHull.corners(of: []).isEmpty)
        #expect(ConvexHull.corners(of: [[0, 0], [1, 1], [2, 2]]).count == 2)
    }

    @Test func everyPointLiesWithinTheHull() {
        let xs = Gallery.numbers(300, seed: 5)
        let points = zip(xs, Gallery.numbers(300, seed: 9)).map { SIMD2($0, $1) }
        let corners = ConvexHull.corners(of: points)
        for (corner, next) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            for point in points {
                let (edge, way) = (next - corner, point - corner)
                #expect(edge.x * way.y - edge.y * way.x >= -1e-12)
            }
        }
    }

    @Test func onlyCrowdsAreThinned() {
        let crowd = Gallery.numbers(6_000).map { $0 * 0.01 }
        let cloud = PointCloud(
            [crowd + [1, 0.5], Gallery.numbers(6_000, seed: 2).map { $0 * 0.01 } + [1, 0.7]],
            groups: [Int](repeating: 0, count: 6_001) + [1], marked: [17])
        let thinned = DensityThinning(cloud, points: Array(0..<cloud.count), limit: 500)
        #expect(thinned.points.count <= 500)
        #expect(Set(thinned.points).isSuperset(of: [6_000, 6_001, 17]))
        #expect(thinned.points == thinned.points.sorted())
        #expect(DensityThinning(cloud, points: Array(0..<400), limit: 500).points == Array(0..<400))
    }

    @Test func groupsThatOverlapEverywhereAreTakenEvenly() {
        let axes = (1...3).map { Gallery.numbers(20_000, seed: $0) }
        let cloud = PointCloud(axes, groups: (0..<20_000).map { $0 % 50 })
        let points = DensityThinning(cloud, points: Array(0..<cloud.count), limit: 4_000).points
        #expect(points.count == 4_000 && Set(points).count == 4_000 && points == points.sorted())
        #expect(Set(points.map { cloud.groups[$0] }).count == 50)
    }

    @Test func aLargeScatterStaysSmallAndSaysSo() throws {
        let cloud = PointCloud(
            [Gallery.numbers(30_000, seed: 1), Gallery.numbers(30_000, seed: 2)],
            groups: (0..<30_000).map { $0 % 3 }, marked: Set((0..<30_000).filter { $0 % 5 == 0 }))
        let centres = Gallery.groups.prefix(3).map { ScatterPlot.Centre($0, SIMD2(0.5, 0.5)) }
        let chart = ScatterPlot(ChartText("Dots"), cloud, centres: centres, x: "x", y: "y")
        let svg = chart.svg(ChartFormat(width: 640, identifier: "figure", isFile: true))
        #expect(svg.utf8.count < 500_000)
        let drawing = try SVGElement.reading(svg)
        let rings = drawing.elements("path", "ring").map { $0.attributes["d"]?.filter { $0 == "M" }.count ?? 0 }
        let drawn = (drawing.elements("path", "dots").map(\.points.count) + rings).reduce(0, +)
        #expect(drawn <= ScatterPlot.mostDots && drawn > 1_000)
        #expect(svg.contains("Drawn: \(drawn) of 30000 points"))
    }
}
