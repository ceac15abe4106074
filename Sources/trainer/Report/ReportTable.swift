import Charts

/// A table of a page: a caption, a heading for each column, and a heading at the start of each row.
struct ReportTable {
    let caption: String
    let columns: [String]
    /// Cells, the first of each row being its heading; a cell may have several lines.
    let rows: [[String]]
    /// Whether cells behind the first are figures, which stand at the right.
    var isNumeric = true

    func write(to html: inout MarkupWriter) {
        // What is wider than the page scrolls by itself, with the keyboard too.
        html.open("div", ["class": "table", "role": "region", "aria-label": caption, "tabindex": "0"])
        html.open("table", ["class": isNumeric ? "numeric" : "words"])
        // As wide as the page, not as the table, and in sight when the table is scrolled.
        html.open("caption")
        html.element("span", [:], text: caption)
        html.close("caption")
        html.open("thead")
        html.open("tr")
        for column in columns { html.element("th", ["scope": "col"], text: column) }
        html.close("tr")
        html.close("thead")
        html.open("tbody")
        for row in rows {
            html.open("tr")
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    html.element("th", ["scope": "row"], text: cell)
                } else {
                    writeCell(cell, to: &html)
                }
            }
            html.close("tr")
        }
        html.close("tbody")
        html.close("table")
        html.close("div")
    }

    /// Lines of a cell behind the first are smaller.
    private func writeCell(_ text: String, to html: inout MarkupWriter) {
        html.open("td")
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index == 0 {
                html.append(escaped: String(line))
            } else {
                html.element("small", [:], text: String(line))
            }
        }
        html.close("td")
    }
}
