import ModelBundle
import Segmentation
import Training

extension BundleSummary {
    /// The summary for people, in sections.
    var text: String {
        head + section("Data", [.left, .right, .left], dataRows)
            + section("Parameters", [.left, .right], parameterRows)
            + section("Quality", [.left, .right], qualityRows)
            + section("Confidence", [.left, .right, .left], confidenceRows)
            + section("Segments", [.right, .left, .right, .right, .right, .right, .left], segmentRows)
            + section(
                hasCategories ? "Means, and the most frequent categories" : "Means",
                [.left] + [TextTable.Alignment](repeating: .right, count: model.profiles.count + 1),
                profileRows)
    }

    private var hasCategories: Bool {
        features.contains { feature in
            if case .category = feature.kind { true } else { false }
        }
    }

    private var head: String {
        let isDefault = manifest.isDefault ? ", the default of its kind" : ""
        return
            "\(manifest.name): \(count(manifest.trainingData.customers)) customers in \(model.profiles.count) segments"
            + " (\(manifest.kind.rawValue)\(isDefault))\n\(folder), made \(manifest.createdAt) by trainer "
            + "\(manifest.trainerVersion)\n"
    }

    private func section(_ title: String, _ alignments: [TextTable.Alignment], _ rows: [[String]]) -> String {
        "\n\(title)\n" + TextTable(alignments, rows).text
    }

    private var dataRows: [[String]] {
        let data = manifest.trainingData
        var rows = data.sources.map { [$0.name, count($0.bytes), "bytes, SHA-256 \($0.sha256)"] }
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
        manifest.parameters.map { parameter in
            switch parameter.value {
            case .number(let number):
                [parameter.name, Int(exactly: number).map(String.init) ?? "\(number)"]
            case .text(let text): [parameter.name, text]
            case .flag(let flag): [parameter.name, flag ? "yes" : "no"]
            }
        }
    }

    private var qualityRows: [[String]] {
        let evaluation = manifest.evaluation
        let measures = [
            ("inertia", evaluation.inertia), ("silhouette", evaluation.silhouette),
            ("Davies-Bouldin", evaluation.daviesBouldin), ("Calinski-Harabasz", evaluation.calinskiHarabasz),
        ]
        var rows = measures.map { [$0, $1.map(FigureFormat.decimals(4).text) ?? "-"] }
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
            return (mean.magnitude < 1_000 ? FigureFormat.decimals(1) : .whole).text(mean)
        case (.category(let counts), .category(let encoding)):
            guard let top = counts.indices.max(by: { (counts[$0], -$0) < (counts[$1], -$1) }) else { return "-" }
            return encoding.categories[top]
        case (.category, .number): return "-"
        }
    }

    private func count(_ number: Int) -> String { FigureFormat.whole.text(Double(number)) }
}
