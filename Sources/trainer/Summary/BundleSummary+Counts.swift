import ModelBundle
import Segmentation
import Training

extension BundleSummary {
    /// What numbers of clusters come to, and which of them the measures prefer; empty where none were compared.
    var countSection: String {
        guard let table = manifest.evaluation.counts else { return "" }
        let hasBIC = table.rows.contains { $0.bic != nil }
        let titles = ["k", "inertia", "silhouette", "Davies-Bouldin", "Calinski-Harabasz", hasBIC ? "BIC" : "gap"]
        let rows = table.rows.map { row in
            [
                "\(row.count)", figure(row.inertia, 2), figure(row.silhouette, 4), figure(row.daviesBouldin, 4),
                figure(row.calinskiHarabasz, 2), figure(hasBIC ? row.bic : row.gap, 4),
                row.sizes.map(count).joined(separator: " / "),
            ]
        }
        let alignments = [TextTable.Alignment](repeating: .right, count: titles.count) + [.left]
        return TextTable.section("Numbers of clusters", alignments, [titles + ["customers per cluster"]] + rows)
            + TextTable([.left], [[verdict(of: table)]]).text
    }

    private func verdict(of table: ClusterCountTable) -> String {
        let votes = table.votes.map { vote in
            "k = \(vote.count) by \(vote.criteria.map(Self.name).joined(separator: ", "))"
        }
        switch votes.count {
        case 0: return "no measure has a preference"
        case 1: return "all measures prefer \(votes[0])"
        default: return "the measures disagree: " + votes.joined(separator: "; ")
        }
    }

    private func figure(_ value: Double?, _ decimals: Int) -> String {
        value.map(FigureFormat.decimals(decimals).text) ?? "-"
    }

    private static func name(_ criterion: ClusterCountTable.Criterion) -> String {
        switch criterion {
        case .elbow, .gap, .silhouette: criterion.rawValue
        case .daviesBouldin: "Davies-Bouldin"
        case .calinskiHarabasz: "Calinski-Harabasz"
        case .bic: "BIC"
        }
    }
}
