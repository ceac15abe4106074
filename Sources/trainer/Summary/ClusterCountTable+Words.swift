import Segmentation
import Training

extension ClusterCountTable.Criterion {
    /// The rule, as a sentence names it.
    var title: String {
        switch self {
        case .elbow, .gap, .silhouette: rawValue
        case .daviesBouldin: "Davies-Bouldin"
        case .calinskiHarabasz: "Calinski-Harabasz"
        case .bic: "BIC"
        }
    }

    /// What the rule goes by, as a column is called.
    var measure: String { self == .elbow ? "inertia" : title }

    /// What `row` comes to by the measure.
    func value(in row: ClusterCountTable.Row) -> Double? {
        switch self {
        case .elbow: row.inertia
        case .gap: row.gap
        case .silhouette: row.silhouette
        case .daviesBouldin: row.daviesBouldin
        case .calinskiHarabasz: row.calinskiHarabasz
        case .bic: row.bic
        }
    }

    fileprivate var format: FigureFormat {
        switch self {
        case .elbow, .calinskiHarabasz, .bic: .decimals(2)
        case .gap, .silhouette, .daviesBouldin: .decimals(4)
        }
    }
}

extension ClusterCountTable {
    /// The criteria whose measure was taken of any row, in the order of a table's columns.
    var measured: [Criterion] {
        let order: [Criterion] = [.elbow, .silhouette, .daviesBouldin, .calinskiHarabasz, .gap, .bic]
        return order.filter { criterion in rows.contains { criterion.value(in: $0) != nil } }
    }

    /// The k that `criterion` prefers; nil where it has no preference.
    func choice(of criterion: Criterion) -> Int? { choices.first { $0.criterion == criterion }?.count }

    /// A column for k, one for each measure taken, and the sizes.
    var titles: [String] { ["k"] + measured.map(\.measure) + ["customers per cluster"] }

    /// The cells under ``titles``.
    ///
    /// - Parameter mark: what follows a figure that its measure prefers.
    func cells(missing: String, mark: String = "") -> [[String]] {
        rows.map { row in
            ["\(row.count)"]
                + measured.map { criterion in
                    (criterion.value(in: row).map(criterion.format.text) ?? missing)
                        + (choice(of: criterion) == row.count ? mark : "")
                } + [row.sizes.map { FigureFormat.whole.text(Double($0)) }.joined(separator: " / ")]
        }
    }

    /// Which k the measures prefer, in a phrase.
    var verdict: String {
        let votes = votes.map { vote in
            "k = \(vote.count) by \(vote.criteria.map(\.title).joined(separator: ", "))"
        }
        switch votes.count {
        case 0: return "no measure has a preference"
        case 1: return "all measures prefer \(votes[0])"
        default: return "the measures disagree: " + votes.joined(separator: "; ")
        }
    }
}
