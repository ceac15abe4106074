/// Cells in columns that line up, for people.
struct TextTable {
    /// Where the text of a column's cells stands.
    enum Alignment {
        case left
        case right
    }

    private let alignments: [Alignment]
    private let rows: [[String]]

    /// Makes a table; a row may be shorter than the others.
    init(_ alignments: [Alignment], _ rows: [[String]]) {
        self.alignments = alignments
        self.rows = rows
    }

    /// The rows, each indented by two spaces and ended by a line break.
    var text: String {
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += "  " + (alignments[column] == .left ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// Rows under a title, a blank line before it.
    static func section(_ title: String, _ alignments: [Alignment], _ rows: [[String]]) -> String {
        "\n\(title)\n" + TextTable(alignments, rows).text
    }
}
