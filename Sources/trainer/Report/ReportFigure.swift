import Charts

/// A figure and the section of the report that it belongs to.
struct ReportFigure {
    /// What its file is called, without the ending.
    let name: String
    let section: ReportSection
    let chart: any Chart

    init(_ name: String, in section: ReportSection, _ chart: any Chart) {
        self.name = name
        self.section = section
        self.chart = chart
    }

    /// `text` as part of a file's name: lowercase letters and digits, the rest hyphens.
    static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            if isPlain { slug.append(character) } else if slug.last != "-" { slug.append("-") }
        }
        let parts = slug.split(separator: "-")
        return parts.isEmpty ? "feature" : parts.joined(separator: "-")
    }
}
