import Charts
import ModelBundle
import Segmentation
import Training

/// What stands in words and tables beside the figures.
extension ReportPage {
    mutating func writeHeader() {
        html.open("header")
        paragraph("Segmentation report", "kicker")
        html.element("h1", [:], text: manifest.name)
        paragraph(
            "\(count(manifest.trainingData.customers)) customers in \(model.profiles.count) segments, by "
                + (manifest.kind == .rfm
                    ? "recency, frequency and monetary value" : "\(figures.features.count) attributes")
                + ".", "lede")
        html.open("dl", ["class": "facts"])
        for fact in facts {
            html.open("div")
            html.element("dt", [:], text: fact.name)
            html.element("dd", [:], text: fact.value)
            html.close("div")
        }
        html.close("dl")
        if let warnings = figures.data?.warnings, !warnings.isEmpty {
            html.open("div", ["class": "warnings", "role": "note"])
            html.element("h2", [:], text: "To be looked at before the model is used")
            list(warnings)
            html.close("div")
        }
        html.close("header")
    }

    private var facts: [(name: String, value: String)] {
        let evaluation = manifest.evaluation
        var facts = [("customers", count(manifest.trainingData.customers)), ("segments", "\(model.profiles.count)")]
        if let silhouette = evaluation.silhouette {
            facts.append(("mean silhouette", FigureFormat.decimals(3).text(silhouette)))
        }
        if let bootstrap = evaluation.bootstrap {
            facts.append(
                ("agreement of refits (adjusted Rand)", FigureFormat.decimals(3).text(bootstrap.adjustedRandIndex)))
            facts.append(
                ("calibration error", FigureFormat.decimals(3).text(bootstrap.calibration.expectedCalibrationError)))
        }
        if let density = evaluation.density { facts.append(("anomalies", count(density.noisePoints))) }
        return facts
    }

    mutating func writeWords(of section: ReportSection) {
        switch section {
        case .segments: writeSegments()
        case .profiles:
            paragraph("Means of each segment beside those of all customers, and how far they lie apart.")
            means.write(to: &html)
        case .map: writeMap()
        case .quality: writeQuality()
        case .confidence: writeConfidence()
        case .anomalies: writeAnomalies()
        case .data: writeData()
        case .components:
            paragraph(
                "Correlation shows which features say the same; the principal components are the directions along "
                    + "which customers differ most.")
        case .reproduction: writeReproduction()
        case .count: writeCount()
        }
    }

    private mutating func writeSegments() {
        html.open("div", ["class": "cards chart"])
        for (profile, segment) in zip(model.profiles, model.segmenter.segments.segments) {
            html.open(
                "article", ["class": "card", "style": "--segment:var(--chart-\(segment.cluster % Palette.count))"])
            html.element("h3", [:], text: segment.name)
            paragraph("\(count(profile.count)) customers, \(FigureFormat.percent.text(profile.share))", "share")
            if !segment.description.isEmpty { paragraph(segment.description) }
            list(segment.characteristics)
            if !segment.recommendedOffers.isEmpty {
                html.element("h4", [:], text: "What to offer")
                list(segment.recommendedOffers)
            }
            html.close("article")
        }
        html.close("div")
    }

    private var means: ReportTable {
        let names = model.segmenter.segments.segments.map(\.name)
        let rows = figures.features.enumerated().map { index, feature -> [String] in
            [ReportFigures.title(feature)]
                + model.profiles.map { profile in
                    let z = figures.zScore(profile, index).map { "\nz \(Self.signed($0))" } ?? ""
                    return cell(feature, profile.statistics[index]) + z
                } + [cell(feature, model.overall.statistics[index])]
        }
        let sizes = ["customers"] + (model.profiles + [model.overall]).map { count($0.count) }
        let shares = ["share"] + (model.profiles + [model.overall]).map { FigureFormat.percent.text($0.share) }
        return ReportTable(
            caption: "Mean and median of each feature, with the z-score of the mean; of categories the most frequent",
            columns: ["feature"] + names + ["all"], rows: [sizes, shares] + rows)
    }

    private func cell(_ feature: Feature, _ statistics: ClusterProfile.Statistics) -> String {
        switch (statistics, feature.kind) {
        case (.number(let mean, let median, _, _, _), _):
            let format = FigureFormat.mean(mean)
            return "\(format.text(mean))\nmedian \(format.text(median))"
        case (.category(let counts), .category(let encoding)):
            guard let top = counts.indices.max(by: { (counts[$0], -$0) < (counts[$1], -$1) }), counts[top] > 0 else {
                return "–"
            }
            let share = Double(counts[top]) / Double(counts.reduce(0, +))
            return "\(encoding.categories[top]) (\(FigureFormat.whole.text(share * 100))%)"
        case (.category, .number): return "–"
        }
    }

    /// With a sign as wide as a digit, for a column of figures.
    private static func signed(_ z: Double) -> String {
        (z < 0 ? "−" : "+") + FigureFormat.decimals(2).text(z.magnitude)
    }

    private mutating func writeMap() {
        paragraph(
            "Customers who resemble one another lie close together. The hulls enclose each segment without its "
                + "anomalies; where they overlap, two dimensions do not show all that parts the segments.")
    }

    private mutating func writeQuality() {
        let evaluation = manifest.evaluation
        let measures: [(String, Double?, String)] = [
            ("mean silhouette", evaluation.silhouette, "−1 to 1, higher is better"),
            ("Davies-Bouldin index", evaluation.daviesBouldin, "0 or more, lower is better"),
            ("Calinski-Harabasz index", evaluation.calinskiHarabasz, "higher is better"),
            ("inertia", evaluation.inertia, "sum of squared distances to the nearest centre"),
        ]
        ReportTable(
            caption: "Measures of the clustering, each to be read beside the sizes of the segments",
            columns: ["measure", "value", "reading"],
            rows: measures.map { [$0, $1.map(FigureFormat.decimals(4).text) ?? "–", $2] }, isNumeric: false
        ).write(to: &html)
        if figures.data == nil {
            paragraph(
                "The bundle carries neither report.json nor its customers' features, so silhouettes, maps, spreads and "
                    + "correlations cannot be drawn. Train with --report to have them.", "warnings")
        }
    }

    private mutating func writeConfidence() {
        guard let bootstrap = manifest.evaluation.bootstrap else { return }
        let calibration = bootstrap.calibration
        let figures = FigureFormat.decimals(4)
        paragraph(
            "A confidence of p means: of customers like this, a share p keep their segment when the model is trained "
                + "again on a resample of its customers. \(bootstrap.refits) refits were made.")
        ReportTable(
            caption: "What confidences are worth", columns: ["measure", "value", "reading"],
            rows: [
                ["expected calibration error", figures.text(calibration.expectedCalibrationError), "0 is perfect"],
                [
                    "Brier score", figures.text(calibration.brierScore),
                    "the best constant has \(figures.text(calibration.constantBrierScore))",
                ], ["calibrated by", calibration.method.rawValue, ""],
            ], isNumeric: false
        ).write(to: &html)
    }

    private mutating func writeAnomalies() {
        guard let density = manifest.evaluation.density, let dbscan = model.segmenter.dbscan else { return }
        paragraph(
            "DBSCAN finds \(count(density.noisePoints)) customers whom too few others resemble: no core point lies "
                + "within eps = \(NumberText.brief(dbscan.eps)), and a core point needs \(dbscan.minimumSamples) customers "
                + "that near. It has \(count(density.corePoints)) core points, \(count(density.borderPoints)) border "
                + "points and \(density.clusters) \(density.clusters == 1 ? "cluster" : "clusters").")
    }

    mutating func list(_ texts: [String]) {
        if texts.isEmpty { return }
        html.open("ul")
        for text in texts { html.element("li", [:], text: text) }
        html.close("ul")
    }

    func count(_ number: Int) -> String { FigureFormat.whole.text(Double(number)) }
}
