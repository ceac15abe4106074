import Charts
import ModelBundle
import Training

/// Where the model comes from and how to make it again.
extension ReportPage {
    mutating func writeData() {
        let data = manifest.trainingData
        var rows = [["rows read", count(data.rowsRead)]]
        rows += data.dropped.map { ["left out: \($0.rule)", count($0.rows)] }
        rows += [["rows kept", count(data.rowsKept)], ["customers", count(data.customers)]]
        if let totals = figures.data?.totals {
            rows += [["orders", count(totals.orders)], ["revenue", FigureFormat.decimals(2).text(totals.revenue)]]
        }
        if let reference = data.referenceDate { rows.append(["recency is counted to", reference]) }
        ReportTable(
            caption: "What was read, and which rule left out how many rows", columns: ["", "number"], rows: rows
        )
        .write(to: &html)
        paragraph("Each feature as it was read and, where it is transformed, as the clusters see it before scaling.")
    }

    mutating func writeReproduction() {
        writeCommand()
        let sources = manifest.trainingData.sources
        ReportTable(
            caption: "Files that were read", columns: ["file", "bytes", "SHA-256"],
            rows: sources.map { [$0.name, count($0.bytes), $0.sha256] }, isNumeric: false
        ).write(to: &html)
        ReportTable(
            caption: "Parameters", columns: ["parameter", "value"],
            rows: manifest.parameters.map { [$0.name, $0.value.text] }, isNumeric: false
        ).write(to: &html)
    }

    private mutating func writeCommand() {
        guard let command = ReproductionCommand(manifest) else {
            return paragraph("This trainer has no command that makes such a model.")
        }
        paragraph(
            "The same data, options and version give the same bytes, once SOURCE_DATE_EPOCH fixes the date "
                + "(\(manifest.createdAt)):")
        html.open("pre", ["tabindex": "0"])
        html.open("code")
        for (index, line) in command.lines.enumerated() {
            if index > 0 { html.append(markup: " \\\n    ") }
            html.append(escaped: line)
        }
        html.close("code")
        html.close("pre")
        if !command.omitted.isEmpty {
            paragraph("No option of this command sets \(command.omitted.joined(separator: ", ")): see the parameters.")
        }
    }
}
