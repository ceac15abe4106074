import ModelBundle
import Segmentation
import Training

extension BundleSummary {
    /// The summary for people, in sections.
    var text: String {
        head + TextTable.section("Data", [.left, .right, .left], dataRows)
            + TextTable.section("Parameters", [.left, .right], parameterRows) + qualityText
            + TextTable.section(
                hasCategories ? "Means, and the most frequent categories" : "Means",
                [.left] + [TextTable.Alignment](repeating: .right, count: model.profiles.count + 1),
                profileRows)
    }

    /// How good the clusters are, how well they hold, and how large they are.
    var qualityText: String {
        TextTable.section("Quality", [.left, .right], qualityRows)
            + countSection
            + TextTable.section("Confidence", [.left, .right, .left], confidenceRows)
            + TextTable.section("Segments", [.right, .left, .right, .right, .right, .right, .left], segmentRows)
    }

    private var hasCategories: Bool {
        features.contains { feature in
            if case .category = feature.kind { true } else { false }
        }
    }

    /// What the bundle is, where it stands and when it was made.
    var head: String {
        let isDefault = manifest.isDefault ? ", the default of its kind" : ""
        return
            "\(manifest.name): \(count(manifest.trainingData.customers)) customers in \(model.profiles.count) segments"
            + " (\(manifest.kind.rawValue)\(isDefault))\n\(folder), made \(manifest.createdAt) by trainer "
            + "\(manifest.trainerVersion)\n"
    }

    private var dataRows: [[String]] {
        let data = manifest.trainingData
        var rows = data.sources.map(\.row)
        rows.append(["rows read", count(data.rowsRead)])
        rows += data.dropped.map { ["- \($0.rule)", count($0.rows)] }
        rows += [["rows kept", count(data.rowsKept)], ["customers", count(data.customers)]]
        if let totals {
            rows.append(["orders", count(totals.orders)])
            rows.append(["revenue", FigureFormat.decimals(2).text(totals.revenue)])
        }
        if let reference = data.referenceDate { rows.append(["reference date", reference]) }
        return rows
    }

    private var parameterRows: [[String]] {
        manifest.parameters.map { [$0.name, $0.value.text] }
    }

    private var qualityRows: [[String]] {
        let evaluation = manifest.evaluation
        var rows = evaluation.measures.map { [$0.name, $0.value.map(FigureFormat.decimals(4).text) ?? "-"] }
        if let sample = evaluation.silhouetteSample {
            rows.append(["silhouette measured on", "\(count(sample)) sampled customers"])
        }
        if let density = evaluation.density {
            rows += [
                ["DBSCAN core points", count(density.corePoints)],
                ["DBSCAN border points", count(density.borderPoints)],
                ["DBSCAN noise points", count(density.noisePoints)], ["DBSCAN clusters", count(density.clusters)],
            ]
        }
        return rows
    }

    private var confidenceRows: [[String]] {
        guard let bootstrap = manifest.evaluation.bootstrap else { return [["not calibrated: no refits were made"]] }
        let calibration = bootstrap.calibration
        let figures = FigureFormat.decimals(4)
        return [
            ["calibrated by", calibration.method.rawValue],
            ["refits", count(bootstrap.refits)],
            [
                "expected calibration error", figures.text(calibration.expectedCalibrationError),
                "on \(count(calibration.judgedCustomers)) customers not fitted on",
            ],
            [
                "Brier score", figures.text(calibration.brierScore),
                "best constant \(figures.text(calibration.constantBrierScore))",
            ],
            ["adjusted Rand index", figures.text(bootstrap.adjustedRandIndex), "of refits and model"],
        ]
    }

    private var segmentRows: [[String]] {
        let stability = manifest.evaluation.bootstrap?.stability
        return [["#", "name", "customers", "share", "anomalies"] + (stability == nil ? [] : ["stability"])]
            + model.profiles.map { profile in
                [
                    String(profile.cluster), model.segmenter.segments[profile.cluster].name, count(profile.count),
                    FigureFormat.percent.text(profile.share), profile.anomalies.map(count) ?? "-",
                ]
                    + (stability.map { stability in
                        let cluster = stability[profile.cluster]
                        return [FigureFormat.decimals(3).text(cluster.jaccard), cluster.rating.rawValue]
                    } ?? [])
            }
    }

    private var profileRows: [[String]] {
        let profiles = model.profiles + [model.overall]
        return [["#"] + model.profiles.map { String($0.cluster) } + ["all"]]
            + features.enumerated().map { index, feature in
                [feature.name + (feature.unit.map { " (\($0))" } ?? "")]
                    + profiles.map { cell(feature, $0.statistics[index]) }
            }
    }

    private func cell(_ feature: Feature, _ statistics: ClusterProfile.Statistics) -> String {
        switch (statistics, feature.kind) {
        case (.number(let mean, _, _, _, _), _):
            return FigureFormat.mean(mean).text(mean)
        case (.category(let counts), .category(let encoding)):
            guard let top = counts.indices.max(by: { (counts[$0], -$0) < (counts[$1], -$1) }) else { return "-" }
            return encoding.categories[top]
        case (.category, .number): return "-"
        }
    }

    func count(_ number: Int) -> String { FigureFormat.whole.text(Double(number)) }
}

extension FigureFormat {
    /// For the mean of a feature: three decimals where it is a share or so small, none in thousands.
    static func mean(_ mean: Double) -> FigureFormat {
        switch mean.magnitude {
        case ..<1: .decimals(3)
        case ..<1_000: .decimals(1)
        default: .whole
        }
    }
}

extension Manifest.Source {
    /// The file as a row of a section on data.
    var row: [String] { [name, FigureFormat.whole.text(Double(bytes)), "bytes, SHA-256 \(sha256)"] }
}

extension Manifest.Parameter.Value {
    /// The choice as a person would write it.
    var text: String {
        switch self {
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

extension ClusteringEvaluation {
    /// The measures by the names that people know them by.
    var measures: [(name: String, value: Double?)] {
        [
            ("inertia", inertia), ("silhouette", silhouette), ("Davies-Bouldin", daviesBouldin),
            ("Calinski-Harabasz", calinskiHarabasz),
        ]
    }
}
