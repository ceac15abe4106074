import ModelBundle
import Segmentation
import Training

extension BundleComparison {
    /// The comparison for people, in sections.
    var text: String {
        "A: \(first.head)B: \(second.head)"
            + TextTable.section("Parameters that differ", [.left, .right, .right], parameterRows)
            + TextTable.section("Quality", [.left, .right, .right], qualityRows)
            + TextTable.section("Agreement", [.left, .right, .left], agreementRows)
            + TextTable.section("Segments", [.right, .left, .right, .right, .left, .right, .right], segmentRows)
            + (shifts.isEmpty
                ? ""
                : TextTable.section(
                    "Means of B less those of A, in standard deviations of A's customers",
                    [.left] + [TextTable.Alignment](repeating: .right, count: agreement?.matches.count ?? 0), shiftRows))
    }

    private var parameterRows: [[String]] {
        let changed = changedParameters
        if changed.isEmpty { return [["none"]] }
        return [["", "A", "B"]] + changed.map { [$0.name, $0.first ?? "-", $0.second ?? "-"] }
    }

    private var qualityRows: [[String]] {
        let (former, latter) = (first.manifest.evaluation, second.manifest.evaluation)
        let figure: (Double?) -> String = { $0.map(FigureFormat.decimals(4).text) ?? "-" }
        let count: (Int?) -> String = { $0.map { FigureFormat.whole.text(Double($0)) } ?? "-" }
        let (data, other) = (first.manifest.trainingData, second.manifest.trainingData)
        return [["", "A", "B"], ["customers", count(data.customers), count(other.customers)]]
            + zip(former.measures, latter.measures).map { [$0.name, figure($0.value), figure($1.value)] }
            + [
                ["anomalies", count(former.density?.noisePoints), count(latter.density?.noisePoints)],
                [
                    "calibration error", figure(former.bootstrap?.calibration.expectedCalibrationError),
                    figure(latter.bootstrap?.calibration.expectedCalibrationError),
                ],
            ]
    }

    private var agreementRows: [[String]] {
        guard let agreement else { return [["the models share neither customers nor features: give --input"]] }
        let rows = FigureFormat.whole.text(Double(agreement.rows))
        let phrase =
            switch basis {
            case .file(let name): "on \(rows) customers of \(name)"
            case .tables: "on \(rows) customers whose ids stand in both bundles"
            case .centroids: "on the \(rows) mean customers of the segments"
            }
        return [["adjusted Rand index", FigureFormat.decimals(4).text(agreement.adjustedRandIndex), phrase]]
    }

    private var segmentRows: [[String]] {
        let matches = agreement?.matches ?? []
        func cells(_ bundle: BundleSummary, _ cluster: Int) -> [String] {
            let profile = bundle.model.profiles[cluster]
            return [
                "\(cluster)", bundle.model.segmenter.segments[cluster].name, FigureFormat.percent.text(profile.share),
            ]
        }
        let hasJaccard = if case .centroids = basis { false } else { true }
        let matched = matches.map { match in
            cells(first, match.cluster) + cells(second, match.other)
                + (hasJaccard ? [FigureFormat.decimals(3).text(match.jaccard)] : [])
        }
        let alone = first.model.profiles.map(\.cluster).filter { cluster in
            !matches.contains { $0.cluster == cluster }
        }.map { cells(first, $0) + ["-"] }
        let new = second.model.profiles.map(\.cluster).filter { cluster in
            !matches.contains { $0.other == cluster }
        }.map { ["-", "", ""] + cells(second, $0) }
        return [["A", "", "share", "B", "", "share"] + (hasJaccard ? ["Jaccard"] : [])] + matched + alone + new
    }

    private var shiftRows: [[String]] {
        [[""] + (agreement?.matches ?? []).map { "\($0.cluster) to \($0.other)" }]
            + shifts.map { shift in
                [shift.feature]
                    + shift.deviations.map { deviation in
                        guard let deviation else { return "-" }
                        let text = FigureFormat.decimals(2).text(deviation)
                        return deviation > 0 && text != "0.00" ? "+" + text : text == "-0.00" ? "0.00" : text
                    }
            }
    }
}
