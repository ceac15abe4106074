import Charts
import ModelBundle
import Segmentation
import Training

/// All figures of a report.
struct ReportFigures {
    /// Features that have figures of their own: more make a report that nobody reads.
    static let mostFeatures = 12

    let model: LoadedModel
    /// Nil where the bundle has neither `report.json` nor its customers' features: then some figures cannot be drawn.
    let data: ReportData?

    /// The figures, section by section.
    var all: [ReportFigure] {
        let list =
            segmentFigures + profileFigures + mapFigures + countFigures + qualityFigures + confidenceFigures
            + anomalyFigures
            + distributionFigures + componentFigures
        // A feature's name may end in the same letters as another's once it is a file's name.
        var taken: [String: Int] = [:]
        return list.map { figure in
            let count = taken[figure.name, default: 0] + 1
            taken[figure.name] = count
            return count == 1 ? figure : ReportFigure("\(figure.name)-\(count)", in: figure.section, figure.chart)
        }
    }

    var features: [Feature] { model.segmenter.encoder.schema.features }

    /// The segments as groups of marks, in the order of their clusters.
    var groups: [ChartGroup] {
        model.segmenter.segments.segments.map { ChartGroup($0.name, colour: $0.cluster) }
    }

    /// Numeric features by their place, the first ``mostFeatures`` of them.
    var numericFeatures: [(index: Int, feature: Feature)] {
        Array(
            features.enumerated().compactMap { index, feature in
                if case .number = feature.kind { (index, feature) } else { nil }
            }.prefix(Self.mostFeatures))
    }

    /// A feature with its unit, as an axis calls it.
    static func title(_ feature: Feature) -> String { feature.name + (feature.unit.map { " (\($0))" } ?? "") }

    /// The mean and standard deviation of a numeric feature in a profile.
    static func moments(_ profile: ClusterProfile, _ index: Int) -> (mean: Double, deviation: Double)? {
        guard case .number(let mean, _, let deviation, _, _) = profile.statistics[index] else { return nil }
        return (mean, deviation)
    }

    /// How far a cluster's mean lies from that of all customers, in their standard deviations; nil for categories and
    /// for what does not vary.
    func zScore(_ profile: ClusterProfile, _ index: Int) -> Double? {
        guard let own = Self.moments(profile, index), let all = Self.moments(model.overall, index), all.deviation > 0
        else { return nil }
        return (own.mean - all.mean) / all.deviation
    }
}

extension ReportFigures {
    private var segmentFigures: [ReportFigure] {
        let bars = model.profiles.map { profile in
            BarChart.Bar(
                groups[profile.cluster].name, Double(profile.count),
                valueText:
                    "\(FigureFormat.whole.text(Double(profile.count))) (\(FigureFormat.percent.text(profile.share)))",
                colour: profile.cluster)
        }
        let sizes = BarChart(
            ChartText(
                "Customers per segment", subtitle: "Number and share of the customers the model was trained on",
                description: bars.map { "\($0.name): \($0.valueText ?? "")" }.joined(separator: "; ")),
            bars: bars)
        return [ReportFigure("segment-sizes", in: .segments, sizes)] + shareOfSum
    }

    /// Who brings what is counted in money or orders: the share of customers beside the share of the sum.
    private var shareOfSum: [ReportFigure] {
        let summed = ["monetary", "TotalSpent", "total_spent", "spending_total"]
        guard let index = features.firstIndex(where: { summed.contains($0.name) }),
            let all = Self.moments(model.overall, index), all.mean > 0
        else { return [] }
        let values = model.profiles.map { profile in
            let mean = Self.moments(profile, index)?.mean ?? 0
            return [profile.share * 100, profile.share * 100 * mean / all.mean]
        }
        let name = features[index].name
        let chart = GroupedBarChart(
            ChartText(
                "Who brings how much", subtitle: "Share of customers, and of the sum of \(name), in percent",
                description: zip(groups, values).map { group, shares in
                    "\(group.name): \(FigureFormat.brief.text(shares[0]))% of customers, "
                        + "\(FigureFormat.brief.text(shares[1]))% of \(name)"
                }.joined(separator: "; ")),
            categories: groups.map(\.name),
            groups: [ChartGroup("customers", colour: 7), ChartGroup(name, colour: 0)], values: values,
            format: { FigureFormat.decimals(1).text($0) + "%" })
        return [ReportFigure("segment-shares", in: .segments, chart)]
    }

    private var profileFigures: [ReportFigure] { heatMap + means + boxes }

    private var heatMap: [ReportFigure] {
        let columns = numericFeatures.filter { zScore(model.overall, $0.index) != nil }
        guard !columns.isEmpty else { return [] }
        let values = model.profiles.map { profile in columns.map { zScore(profile, $0.index) ?? .nan } }
        let chart = HeatMap(
            ChartText(
                "Segments by feature",
                subtitle: "Mean of the segment less mean of all customers, in standard deviations (z)",
                note: "Blue: above the mean of all customers; orange: below.",
                description: "Z-scores of the means; the table of profiles has the same figures."),
            rows: groups.map(\.name), columns: columns.map(\.feature.name), values: values)
        return [ReportFigure("segment-profiles", in: .profiles, chart)]
    }

    /// For transactions: how long ago, how often and for how much each segment buys.
    private var means: [ReportFigure] {
        guard model.manifest.kind == .rfm else { return [] }
        return numericFeatures.map { index, feature in
            let bars = model.profiles.map { profile in
                let mean = Self.moments(profile, index)?.mean ?? .nan
                return BarChart.Bar(
                    groups[profile.cluster].name, mean, valueText: FigureFormat.mean(mean).text(mean),
                    colour: profile.cluster)
            }
            let chart = BarChart(
                ChartText(
                    "Mean \(feature.name)", subtitle: "Per segment" + (feature.unit.map { ", in \($0)" } ?? ""),
                    description: bars.map { "\($0.name): \($0.valueText ?? "")" }.joined(separator: "; ")),
                bars: bars)
            return ReportFigure("mean-" + ReportFigure.slug(feature.name), in: .profiles, chart)
        }
    }

    private var boxes: [ReportFigure] {
        numericFeatures.compactMap { _, feature in
            guard let boxes = data?.boxes[feature.name] else { return nil }
            let chart = BoxPlot(
                ChartText(
                    "Spread of \(feature.name)", subtitle: "Quartiles, median and whiskers per segment",
                    description: zip(groups, boxes).map { group, box in
                        "\(group.name): median \(NumberText.brief(box.median))"
                    }.joined(separator: "; ")),
                boxes: zip(groups, boxes).map { .init($0, $1.summary) }, axisTitle: Self.title(feature))
            return ReportFigure("spread-" + ReportFigure.slug(feature.name), in: .profiles, chart)
        }
    }

    private var anomalyFigures: [ReportFigure] {
        let bars = model.profiles.compactMap { profile in
            profile.anomalies.map { count in
                BarChart.Bar(
                    groups[profile.cluster].name, profile.count > 0 ? Double(count) / Double(profile.count) * 100 : 0,
                    valueText: "\(count) of \(FigureFormat.whole.text(Double(profile.count)))", colour: profile.cluster)
            }
        }
        guard !bars.isEmpty else { return [] }
        let chart = BarChart(
            ChartText(
                "Anomalies per segment",
                subtitle: "Share of the segment's customers that DBSCAN calls noise, in percent",
                description: bars.map { "\($0.name): \($0.valueText ?? "")" }.joined(separator: "; ")),
            bars: bars)
        return [ReportFigure("anomalies", in: .anomalies, chart)]
    }
}
