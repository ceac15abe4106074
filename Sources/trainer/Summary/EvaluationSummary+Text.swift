import ModelBundle
import Segmentation
import Training

extension EvaluationSummary {
    /// The summary for people, in sections.
    var text: String {
        bundle.head + TextTable.section("Data", [.left, .right, .left], dataRows)
            + TextTable.section("Quality", [.left, .right, .right], qualityRows)
            + TextTable.section("Segments", [.right, .left, .right, .right, .right, .right], segmentRows)
            + TextTable.section("Drift since training", [.left, .right, .right, .right, .left], driftRows)
    }

    private var dataRows: [[String]] {
        let count: (Int) -> String = { FigureFormat.whole.text(Double($0)) }
        guard let report = rows.report else { return [[rows.name, count(evaluation.customers), "customers"]] }
        return (source.map { [$0.row] } ?? []) + [["rows read", count(report.rowsRead)]]
            + report.removals.map { ["- \($0.rule.rawValue)", count($0.rows)] }
            + [["customers", count(evaluation.customers)]]
    }

    private var qualityRows: [[String]] {
        let figure: (Double?) -> String = { $0.map(FigureFormat.decimals(4).text) ?? "-" }
        return [["", "now", "training"]] + measures.map { [$0.name, figure($0.now), figure($0.training)] }
    }

    private var segmentRows: [[String]] {
        [["#", "name", "customers", "share", "in training", "anomalies"]]
            + bundle.model.profiles.map { former in
                let size = evaluation.sizes[former.cluster]
                let now = evaluation.profiles.first { $0.cluster == former.cluster }
                return [
                    String(former.cluster), bundle.model.segmenter.segments[former.cluster].name,
                    FigureFormat.whole.text(Double(size)),
                    FigureFormat.percent.text(Double(size) / Double(evaluation.customers)),
                    FigureFormat.percent.text(former.share),
                    evaluation.anomalies == nil ? "-" : String(now?.anomalies ?? 0),
                ]
            }
    }

    private var driftRows: [[String]] {
        func row(_ name: String, _ means: (training: Double, now: Double)?, _ stability: PopulationStability)
            -> [String]
        {
            [
                name, means.map { Self.mean($0.training) } ?? "", means.map { Self.mean($0.now) } ?? "",
                FigureFormat.decimals(3).text(stability.index), stability.rating.rawValue,
            ]
        }
        return [["", "mean in training", "now", "stability index"]] + [row("segments", nil, segmentStability)]
            + drifts.map { row($0.feature, $0.means, $0.stability) }
    }

    private static func mean(_ value: Double) -> String {
        FigureFormat.decimals(value.magnitude < 1_000 ? 2 : 0).text(value)
    }
}
