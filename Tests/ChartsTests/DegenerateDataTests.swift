import Testing

@testable import Charts

/// Nothing, one point, equal points, and what is no number: a defined drawing each, never a broken one.
@Suite struct DegenerateDataTests {
    static let data: [[Double]] = [
        [], [3], [0], [7, 7, 7], [.nan], [.nan, 4, .infinity, -.infinity], [1e308, -1e308],
        [.leastNonzeroMagnitude * 3, 0],
        [-5, -4.9999999999], [1e99, -1e99], [Double.leastNonzeroMagnitude], [-0.0, 0],
    ]

    static func charts(of values: [Double]) -> [any Chart] {
        let text = ChartText("Figure")
        let group = ChartGroup("group", colour: 0)
        let places = values.indices.map(Double.init)
        let groups = values.map { _ in 0 }
        let first = values.first ?? .nan
        return [
            BarChart(text, bars: values.map { .init("bar", $0) }),
            GroupedBarChart(text, categories: places.map { "\($0)" }, groups: [group], values: values.map { [$0] }),
            HistogramChart(
                text, edges: values, counts: [Int](repeating: 2, count: max(values.count - 1, 0)), axisTitle: "x"),
            LineChart(
                text, series: [.init(group, zip(places, values).map { SIMD2($0, $1) })], x: "x", y: "y", chosen: 1),
            ScatterPlot(
                text, PointCloud([values, values], groups: groups), centres: [.init(group, SIMD2(first, 0))], x: "x",
                y: "y"),
            ScatterPlot3D(
                text, PointCloud([values, places, values], groups: groups), groups: [group], axes: ["x", "y", "z"]),
            HeatMap(text, rows: places.map { "\($0)" }, columns: ["c"], values: values.map { [$0] }),
            SilhouettePlot(text, clusters: [.init(group, size: values.count, values: values)], mean: first),
            BoxPlot(text, boxes: [.init(group, BoxSummary(of: values))], axisTitle: "x"),
            ReliabilityDiagram(text, bins: values.map { .init(customers: 1, confidence: $0, keptShare: $0) }),
        ]
    }

    @Test(arguments: data) func everyFigureIsDefined(values: [Double]) throws {
        for chart in Self.charts(of: values) {
            let svg = chart.svg(ChartFormat(width: 400, identifier: "figure"))
            #expect(!svg.contains("nan") && !svg.contains("inf"), "\(type(of: chart)) of \(values)")
            _ = try SVGElement.reading(svg)
        }
        _ = try SVGElement.reading(Sparkline("spark", values: values).svg())
    }

    @Test func nothingToDrawIsSaid() throws {
        for chart in Self.charts(of: []) {
            #expect(try chart.drawn().labels.contains { $0.text == "No data" }, "\(type(of: chart))")
        }
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let bars = BarChart(ChartText("Bars"), bars: [.init("a", 1), .init("b", .nan)])
        #expect(try bars.drawn().labels.contains { $0.text == "1 without a number are left out." })
        let cloud = PointCloud([[1, .infinity, 2], [1, 2, 3]], groups: [0, 0, 0])
        let scatter = ScatterPlot(
            ChartText("Dots"), cloud, centres: [.init(.init("a", colour: 0), [0, 0])], x: "", y: "")
        #expect(try scatter.drawn().labels.contains { $0.text == "1 points are not numbers and are left out." })
    }
}
