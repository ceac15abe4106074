import ModelBundle
import Segmentation

extension BundleSummary {
    /// What numbers of clusters come to, and which of them the measures prefer; empty where none were compared.
    var countSection: String {
        guard let table = manifest.evaluation.counts else { return "" }
        let alignments = [TextTable.Alignment](repeating: .right, count: table.titles.count - 1) + [.left]
        return TextTable.section("Numbers of clusters", alignments, [table.titles] + table.cells(missing: "-"))
            + TextTable([.left], [[table.verdict]]).text
    }
}
