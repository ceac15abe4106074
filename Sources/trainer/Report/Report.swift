import Bytes
import Charts
import ModelBundle

/// The files of a report: a page, the figures one by one, and the summary that the trainer prints.
struct Report {
    /// Width of the figures that are files.
    private static let fileWidth = 720.0

    let model: LoadedModel
    let data: ReportData?

    /// The files by their path within the bundle, `report.json` aside.
    var files: [BundleAttachment] {
        let figures = ReportFigures(model: model, data: data)
        let summary = BundleSummary(
            of: model, in: model.manifest.name,
            totals: data?.totals.map { .init(orders: $0.orders, revenue: $0.revenue) },
            warnings: data?.warnings ?? [])
        let drawings = figures.all.map { figure in
            BundleAttachment(
                "figures/\(figure.name).svg",
                figure.chart.svg(ChartFormat(width: Self.fileWidth, identifier: figure.name, isFile: true)) + "\n")
        }
        let warnings = summary.warnings.isEmpty ? "" : "\nWarnings\n" + summary.warnings.map { "  \($0)\n" }.joined()
        return [
            BundleAttachment("report.html", ReportPage.text(figures)),
            BundleAttachment("summary.txt", summary.text + warnings),
        ] + drawings
    }
}
