import Charts
import Testing

@Suite struct ChartTests {
    private static let cases = Gallery.kinds.flatMap { kind in Gallery.widths.map { (kind, $0) } }

    @Test(arguments: cases) func noLabelHidesAnotherOrLeavesTheCanvas(kind: String, width: Double) throws {
        let svg = try #require(Gallery.all[kind]).drawn(width: width)
        let labels = svg.labels
        #expect(!labels.isEmpty)
        for (index, label) in labels.enumerated() {
            #expect(label.box.x >= -0.5 && label.box.right <= width + 0.5, "\(label) leaves \(width)")
            #expect(label.box.y >= -0.5 && label.box.bottom <= svg.number("height"), "\(label)")
            for other in labels[(index + 1)...] { #expect(!label.overlaps(other), "\(label) hides \(other)") }
        }
    }

    @Test(arguments: Gallery.kinds) func aFigureIsToldToThoseWhoDoNotSeeIt(kind: String) throws {
        let svg = try #require(Gallery.all[kind]).drawn()
        #expect(svg.attributes["role"] == "img")
        let ids = try #require(svg.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
        let named = svg.all.filter { ids.contains($0.attributes["id"] ?? "") }
        #expect(named.map(\.name) == ["title", "desc"])
        #expect(named.allSatisfy { !$0.text.isEmpty })
    }

    @Test(arguments: Gallery.kinds) func aFigureIsTheSameEveryTime(kind: String) throws {
        let format = ChartFormat(width: 640, identifier: "figure", isFile: true)
        #expect(try #require(Gallery.all[kind]).svg(format) == Gallery.all[kind]?.svg(format))
    }

    @Test(arguments: Gallery.kinds) func aFileCarriesItsOwnLook(kind: String) throws {
        let chart = try #require(Gallery.all[kind])
        let file = try SVGElement.reading(chart.svg(.init(width: 640, identifier: "figure", isFile: true)))
        #expect(file.elements("style").first?.text.contains("prefers-color-scheme:dark") == true)
        #expect(file.elements("rect", "paper").count == 1)
        #expect(try chart.drawn().elements("style").isEmpty)
    }

    @Test func everyTextIsEscaped() throws {
        let name = "<script>alert(\"x\")</script> & 'so' \u{7}on"
        let group = ChartGroup(name, colour: 0)
        let text = ChartText(name, subtitle: name, note: name, description: name)
        let charts: [any Chart] = [
            BarChart(text, bars: [.init(name, 3, valueText: name)]),
            GroupedBarChart(text, categories: [name], groups: [group], values: [[1]]),
            HistogramChart(text, edges: [0, 1], counts: [4], axisTitle: name),
            LineChart(
                text, series: [.init(group, [SIMD2(1, 1), SIMD2(2, 3)])], x: name, y: name, chosen: 1, choice: name),
            ScatterPlot(
                text, Gallery.cloud(2), centres: [.init(group, SIMD2(0, 0))], x: name, y: name, markedName: name),
            ScatterPlot3D(text, Gallery.cloud(3), groups: [group], axes: [name, name, name]),
            HeatMap(text, rows: [name], columns: [name], values: [[1]]),
            SilhouettePlot(text, clusters: [.init(group, size: 2, values: [0.1, 0.2])], mean: 0.1),
            BoxPlot(text, boxes: [.init(group, BoxSummary(of: [1, 2, 3]))], axisTitle: name),
            ReliabilityDiagram(text, bins: [.init(customers: 1, confidence: 0.5, keptShare: 0.5)]),
        ]
        for chart in charts {
            let svg = try chart.drawn()
            #expect(svg.elements("script").isEmpty)
            #expect(svg.elements("title").first?.text == name.replacing("\u{7}", with: "\u{FFFD}"))
        }
        let spark = try SVGElement.reading(Sparkline(name, values: [1, 2]).svg())
        #expect(spark.elements("script").isEmpty)
    }

    @Test(arguments: [0.0, 319, 320, 1600, 9000, .infinity]) func widthsStayWithinWhatIsPromised(width: Double) {
        #expect(ChartFormat.widths.contains(ChartFormat(width: width, identifier: "figure").width))
    }
}
