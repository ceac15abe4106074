import Charts
import ModelBundle
import Segmentation
import Training

extension ReportFigures {
    /// Customers on the first two principal components, and in space on three.
    var mapFigures: [ReportFigure] {
        guard let data else { return [] }
        let cloud = data.cloud
        let names = cloud.axes.indices.map { axis in
            "component \(axis + 1) (\(FigureFormat.percent.text(data.components.varianceRatios[axis])))"
        }
        var figures: [ReportFigure] = []
        if cloud.axes.count > 1 {
            let points = PointCloud(
                Array(cloud.axes.prefix(2)), groups: cloud.clusters, marked: Set(cloud.anomalies), total: cloud.total)
            let chart = ScatterPlot(
                ChartText(
                    "Customers on a plane", subtitle: "Scaled features along their first two principal components",
                    note: "Axes give each component's share of the variance. Large circles: centres of the segments.",
                    description: "Each dot is a customer in the colour of its segment."),
                points,
                centres: zip(groups, axes(in: data).centres(of: model.segmenter)).map {
                    .init($0, SIMD2($1[0], $1[1]))
                }, x: names[0],
                y: names[1], markedName: "anomalies")
            figures.append(ReportFigure("map-2d", in: .map, chart))
        }
        if cloud.axes.count > 2 {
            let points = PointCloud(cloud.axes, groups: cloud.clusters, total: cloud.total)
            let chart = ScatterPlot3D(
                ChartText(
                    "Customers in space", subtitle: "Scaled features along their first three principal components",
                    note: zip(1..., names).map { "\($0): \($1)" }.joined(separator: ", ") + ".",
                    description: "Each dot is a customer in the colour of its segment; a page can turn the cube."),
                points, groups: groups, axes: ["1", "2", "3"])
            figures.append(ReportFigure("map-3d", in: .map, chart))
        }
        return figures
    }

    private func axes(in data: ReportData) -> MapAxes {
        MapAxes(
            model.segmenter.encoder, mean: data.components.mean, loadings: Matrix(data.components.loadings),
            varianceRatios: Array(data.components.varianceRatios.prefix(data.components.loadings.count)))
    }

    /// What varies with what, and along which directions most.
    var componentFigures: [ReportFigure] {
        guard let data else { return [] }
        let most = 24
        let shown = Array(data.columns.prefix(most))
        let cut = data.columns.count > most ? "The first \(most) of \(data.columns.count) columns are drawn." : ""
        let correlation = HeatMap(
            ChartText(
                "Correlation", subtitle: "Of the features after transform and scaling (Pearson)", note: cut,
                description: "Blue: rise together; orange: one rises as the other falls."),
            rows: shown, columns: shown,
            values: data.correlation.prefix(most).map { row in row.prefix(most).map { $0 ?? .nan } }, limit: 1)
        let variance = BarChart(
            ChartText(
                "Variance by component", subtitle: "Share of the whole variance, in percent",
                description: "How much of what varies each principal component holds."),
            bars: zip(1..., data.components.varianceRatios).map { number, ratio in
                .init("component \(number)", ratio * 100, valueText: FigureFormat.percent.text(ratio))
            })
        let loadings = HeatMap(
            ChartText(
                "Loadings", subtitle: "How each feature enters the first components", note: cut,
                description: "Rows are features, columns principal components."),
            rows: shown, columns: data.components.loadings.indices.map { "\($0 + 1)" },
            values: shown.indices.map { column in data.components.loadings.map { $0[column] } }, limit: 1)
        return [
            ReportFigure("correlation", in: .components, correlation),
            ReportFigure("variance", in: .components, variance), ReportFigure("loadings", in: .components, loadings),
        ]
    }

    /// The spread of each numeric feature as it was read, and after its transform.
    var distributionFigures: [ReportFigure] {
        numericFeatures.flatMap { _, feature -> [ReportFigure] in
            guard let histogram = feature.histogram else { return [] }
            let slug = ReportFigure.slug(feature.name)
            let before = HistogramChart(
                ChartText(
                    "\(feature.name), as read", subtitle: "Customers per interval",
                    description: "Histogram of \(feature.name) before any transform."),
                edges: histogram.edges, counts: histogram.counts, axisTitle: Self.title(feature), colour: 7)
            let read = ReportFigure("read-" + slug, in: .data, before)
            guard let after = data?.distributions.first(where: { $0.feature == feature.name }) else { return [read] }
            let transformed = HistogramChart(
                ChartText(
                    "\(feature.name), transformed", subtitle: "Customers per interval, before scaling",
                    description: "Histogram of \(feature.name) after its transform."),
                edges: after.edges, counts: after.counts,
                axisTitle: "\(feature.transform.kind.rawValue) of \(Self.title(feature))")
            return [read, ReportFigure("transformed-" + slug, in: .data, transformed)]
        }
    }
}

extension ReportFigures {
    /// Silhouettes of the customers, and how often each segment comes back.
    var qualityFigures: [ReportFigure] {
        var figures: [ReportFigure] = []
        if let silhouettes = data?.silhouettes {
            let sampled = silhouettes.customers < model.manifest.trainingData.customers
            let chart = SilhouettePlot(
                ChartText(
                    "Silhouettes",
                    subtitle: "How much nearer customers are to their own segment than to the next: −1 to 1",
                    note: sampled
                        ? "Measured on \(FigureFormat.whole.text(Double(silhouettes.customers))) of the customers."
                        : "",
                    description:
                        "Mean \(FigureFormat.decimals(3).text(silhouettes.mean)). Customers below 0 lie nearer "
                        + "to another segment."),
                clusters: zip(groups, silhouettes.clusters).map { group, values in
                    .init(group, size: model.profiles[group.colour].count, values: values)
                }, mean: silhouettes.mean)
            figures.append(ReportFigure("silhouette", in: .quality, chart))
        }
        if let bootstrap = model.manifest.evaluation.bootstrap {
            let bars = zip(groups, bootstrap.stability).map { group, stability in
                BarChart.Bar(
                    group.name, stability.jaccard,
                    valueText: FigureFormat.decimals(2).text(stability.jaccard) + " " + stability.rating.rawValue,
                    colour: group.colour)
            }
            let chart = BarChart(
                ChartText(
                    "Stability", subtitle: "Mean Jaccard index with the cluster that comes back in a refit, 0 to 1",
                    note: "From \(bootstrap.refits) refits on resampled customers (Hennig 2007).",
                    description: bars.map { "\($0.name): \($0.valueText ?? "")" }.joined(separator: "; ")),
                bars: bars)
            figures.append(ReportFigure("stability", in: .quality, chart))
        }
        return figures
    }

    /// Whether confidences mean what they say.
    var confidenceFigures: [ReportFigure] {
        guard let calibration = model.manifest.evaluation.bootstrap?.calibration else { return [] }
        let chart = ReliabilityDiagram(
            ChartText(
                "Reliability", subtitle: "Customers with about the same confidence, and how many of them stayed",
                note:
                    "On \(FigureFormat.whole.text(Double(calibration.judgedCustomers))) customers that the calibration "
                    + "was not fitted on.",
                description: "Expected calibration error "
                    + FigureFormat.decimals(3).text(calibration.expectedCalibrationError)),
            bins: calibration.reliability.compactMap { bin in
                guard let confidence = bin.meanConfidence, let kept = bin.keptShare else { return nil }
                return .init(customers: bin.customers, confidence: confidence, keptShare: kept)
            })
        return [ReportFigure("reliability", in: .confidence, chart)]
    }
}
