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
        paragraph(
            "The same data, options and version give the same bytes, once SOURCE_DATE_EPOCH fixes the date "
                + "(\(manifest.createdAt)):")
        html.open("pre", ["tabindex": "0"])
        html.open("code")
        for (index, line) in command.enumerated() {
            if index > 0 { html.append(markup: " \\\n    ") }
            html.append(escaped: line)
        }
        html.close("code")
        html.close("pre")
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

    /// The command that makes the model, as far as the manifest tells: files by their names, options by those of their
    /// parameters that are no results of a rule.
    private var command: [String] {
        let recipe = manifest.parameters.first { $0.name == "recipe" }?.value.text ?? ""
        let ruled = manifest.parameters.filter { $0.name.hasSuffix("_by") }.map { String($0.name.dropLast(3)) }
        var words = ["trainer train \(recipe)"]
        let inputs = [
            "retail": ["--transactions"], "transactions": ["--transactions"], "carts": ["--users", "--carts"],
        ]
        let options = inputs[recipe] ?? ["--input"]
        for (index, source) in manifest.trainingData.sources.enumerated() {
            words.append("\(options[index % options.count]) \(Self.quoted(source.name))")
        }
        words.append("--output \(Self.quoted("models/" + manifest.name))")
        for parameter in manifest.parameters
        where !["recipe", "constant_features"].contains(parameter.name) && !ruled.contains(parameter.name) {
            if ruled.contains(where: { parameter.name.hasPrefix($0 + "_") }) { continue }
            let option = "--\(String(parameter.name.map { $0 == "_" ? "-" : $0 }))"
            if case .flag(let isSet) = parameter.value {
                if isSet { words.append(option) }
                continue
            }
            let value = String(parameter.value.text.map { $0 == "_" ? "-" : $0 })
            words.append("\(option) \(Self.quoted(value))")
        }
        if !manifest.isDefault { words.append("--no-default") }
        return words
    }

    /// A word as a shell takes it whole.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:,".contains($0)) }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
