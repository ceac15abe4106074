import Charts
import ModelBundle
import Segmentation

extension ReportFigures {
    /// What each number of clusters comes to, one small figure for each measure that was taken.
    var countFigures: [ReportFigure] {
        // A single number has no curve.
        guard let table = model.manifest.evaluation.counts, table.rows.count > 1 else { return [] }
        return table.measured.map { criterion in
            ReportFigure(
                "k-" + ReportFigure.slug(criterion.measure), in: .count, Self.curve(of: criterion, in: table))
        }
    }

    private static func curve(of criterion: ClusterCountTable.Criterion, in table: ClusterCountTable) -> LineChart {
        let choice = table.choice(of: criterion)
        let name = criterion.measure
        let points = table.rows.map { SIMD2(Double($0.count), criterion.value(in: $0) ?? .nan) }
        return LineChart(
            ChartText(
                name.prefix(1).uppercased() + name.dropFirst(), subtitle: criterion.reading,
                description: (choice.map { "Prefers k = \($0). " } ?? "Has no preference. ")
                    + "The table of numbers of clusters has the same figures."),
            series: [.init(ChartGroup(name, colour: 0), points)], x: "number of clusters, k", y: name, isWhole: true,
            chosen: choice.map(Double.init), choice: choice.map { "k = \($0)" } ?? "")
    }
}

extension ClusterCountTable.Criterion {
    /// Which value of the measure is the one to look for.
    fileprivate var reading: String {
        switch self {
        case .elbow: "Falls with every k: where it bends most is the elbow"
        case .silhouette: "−1 to 1, the greatest is the best"
        case .daviesBouldin: "0 or more, the least is the best"
        case .calinskiHarabasz: "The greatest is the best"
        case .gap: "The first within one error of the next is the best"
        case .bic: "The least is the best"
        }
    }
}

/// How the number of clusters was come by.
extension ReportPage {
    mutating func writeCount() {
        guard let table = manifest.evaluation.counts, let first = table.rows.first, let last = table.rows.last else {
            return
        }
        let own = model.profiles.count
        let rule = manifest.parameters.first { $0.name == "k_by" }?.value.text
        let criterion = rule.flatMap(ClusterCountTable.Criterion.init)
        let origin = criterion.map { ", chosen by \($0.title)" } ?? ", as was asked for"
        paragraph(
            "Customers were parted into \(first.count) to \(last.count) clusters, and each measure of the result has a "
                + "number that it prefers, marked in its figure. This model has \(own)\(origin); \(table.verdict).")
        ReportTable(
            caption: "Each number of clusters by every measure, and how large its clusters are",
            columns: table.titles,
            rows: table.cells(missing: "–", mark: "\npreferred").map { cells in
                [cells[0] + (cells[0] == "\(own)" ? " (this model)" : "")] + cells.dropFirst()
            }
        ).write(to: &html)
    }
}
