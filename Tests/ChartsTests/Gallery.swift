import Charts

/// One figure of each kind, with the lengths of names and numbers that occur.
enum Gallery {
    static let names = ["Churn Risk", "Occasional Buyers", "Loyal High-Value", "Potential Loyalists"]
    static let groups = names.enumerated().map { ChartGroup($1, colour: $0) }

    static func text(_ kind: String) -> ChartText {
        ChartText("A \(kind) with a title that says what there is to see", subtitle: "What is drawn, in GBP")
    }

    /// Numbers that look random and are always the same.
    static func numbers(_ count: Int, seed: Int = 1) -> [Double] {
        var state = UInt64(seed)
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
    }

    static func cloud(_ dimensions: Int, count: Int = 400) -> PointCloud {
        PointCloud(
            (0..<dimensions).map { axis in numbers(count, seed: axis + 1).map { $0 * 8 - 3 } },
            groups: (0..<count).map { $0 % 4 }, marked: [3, 77])
    }

    static var all: [String: any Chart] {
        [
            "bar": BarChart(
                text("bar chart"),
                bars: names.enumerated().map { .init($1, [1086, 1304, 610, 1338][$0], colour: $0) }),
            "grouped bar": GroupedBarChart(
                text("grouped bar chart"), categories: ["recency", "frequency", "monetary"], groups: groups,
                values: [[-1.2, 0.3, 0.8, 1], [0.1, -0.4, 2.2, 0], [-0.5, -0.2, 3.1, 0.02]]),
            "histogram": HistogramChart(
                text("histogram"), edges: (0...20).map { Double($0) * 14_010.325 + 3.75 },
                counts: [4217, 60, 25, 12, 8, 5, 3, 2, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1], axisTitle: "monetary (GBP)"
            ),
            "line": LineChart(
                text("line chart"),
                series: [
                    .init(ChartGroup("inertia", colour: 0), (1...12).map { SIMD2(Double($0), 9000 / Double($0)) }),
                    .init(ChartGroup("reference", colour: 1), (1...12).map { SIMD2(Double($0), 8000 / Double($0)) }),
                ],
                x: "number of clusters k", y: "inertia", isWhole: true, chosen: 4, choice: "k = 4"),
            "scatter": ScatterPlot(
                text("scatter plot"), cloud(2),
                centres: groups.map { .init($0, SIMD2(Double($0.colour) - 1, 2)) }, x: "component 1 (71%)",
                y: "component 2 (20%)", markedName: "anomalies"),
            "scatter 3D": ScatterPlot3D(
                text("scatter plot in space"), cloud(3), groups: groups, axes: ["recency", "frequency", "monetary"]),
            "heat map": HeatMap(
                text("heat map"), rows: names,
                columns: ["Age", "AnnualIncome", "TotalSpent", "MonthlyPurchases", "PreferredShoppingTime"],
                values: (0..<4).map { row in numbers(5, seed: row + 3).map { $0 * 4 - 2 } }),
            "silhouette": SilhouettePlot(
                text("silhouette plot"),
                clusters: groups.map { group in
                    .init(
                        group, size: 40 * (group.colour + 1),
                        values: numbers(40 * (group.colour + 1)).map { $0 - 0.2 })
                }, mean: 0.31),
            "box": BoxPlot(
                text("box plot"),
                boxes: groups.map {
                    .init($0, BoxSummary(of: numbers(60, seed: $0.colour + 1).map { $0 * 280_206 }))
                }, axisTitle: "monetary (GBP)"),
            "reliability": ReliabilityDiagram(
                text("reliability diagram"),
                bins: (0..<10).map {
                    .init(customers: 40 * $0, confidence: Double($0) / 10 + 0.05, keptShare: Double($0) / 11)
                }),
        ]
    }

    static var kinds: [String] { all.keys.sorted() }
    static let widths = [320.0, 343, 480, 640, 1024, 1600]
}
