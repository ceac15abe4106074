import Charts
import ModelBundle
import Segmentation
import Training

/// The report as one HTML file that needs nothing else: styles, figures and script stand in it.
struct ReportPage: ~Copyable {
    /// Widths that each figure is drawn at: for a wide page and for a narrow one.
    private static let widths = (wide: 640.0, narrow: 340.0)

    let figures: ReportFigures
    private let drawn: [ReportFigure]
    var html = MarkupWriter()

    var model: LoadedModel { figures.model }
    var manifest: Manifest { figures.model.manifest }

    /// The page's text.
    static func text(_ figures: ReportFigures) -> String {
        var page = ReportPage(figures)
        page.write()
        return page.html.text
    }

    private init(_ figures: ReportFigures) {
        self.figures = figures
        drawn = figures.all
    }

    private mutating func write() {
        html.append(markup: "<!DOCTYPE html>\n")
        html.open("html", ["lang": "en"])
        writeHead()
        html.open("body")
        html.element("a", ["class": "skip", "href": "#main"], text: "Skip to the report")
        writeHeader()
        let sections = self.sections
        html.open("nav", ["aria-label": "Sections"])
        html.open("ol")
        for section in sections {
            html.open("li")
            html.element("a", ["href": "#\(section.rawValue)"], text: section.title)
            html.close("li")
        }
        html.close("ol")
        html.close("nav")
        html.open("main", ["id": "main"])
        for section in sections { write(section) }
        html.close("main")
        html.open("footer")
        paragraph("Made \(manifest.createdAt) by trainer \(manifest.trainerVersion).")
        html.close("footer")
        html.open("script")
        html.append(trusted: ReportScript.text)
        html.close("script")
        html.close("body")
        html.close("html")
        html.append(markup: "\n")
    }

    private mutating func writeHead() {
        html.open("head")
        html.element("meta", ["charset": "utf-8"])
        html.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.element("meta", ["name": "color-scheme", "content": "light dark"])
        // A page that opens from a disk asks for an icon otherwise.
        html.element("link", ["rel": "icon", "href": "data:,"])
        html.element("title", [:], text: "Segmentation report: \(manifest.name)")
        html.open("style")
        html.append(trusted: ReportStyle.css)
        html.close("style")
        html.open("style", ["id": "chart-style"])
        html.append(trusted: StyleSheet.css)
        html.close("style")
        html.close("head")
    }

    /// The sections that have anything to say.
    private var sections: [ReportSection] {
        let spoken: Set<ReportSection> = [.segments, .profiles, .quality, .data, .reproduction]
        let compared: Set<ReportSection> = manifest.evaluation.counts == nil ? [] : [.count]
        let shown = spoken.union(compared).union(drawn.map(\.section))
        return ReportSection.allCases.filter(shown.contains)
    }

    private mutating func write(_ section: ReportSection) {
        html.open("section", ["id": section.rawValue, "aria-labelledby": "\(section.rawValue)-heading"])
        html.element("h2", ["id": "\(section.rawValue)-heading"], text: section.title)
        writeWords(of: section)
        let figures = drawn.filter { $0.section == section }
        if !figures.isEmpty {
            html.open("div", ["class": Self.arrangement(of: figures)])
            for figure in figures { write(figure) }
            html.close("div")
        }
        html.close("section")
    }

    private static func arrangement(of figures: [ReportFigure]) -> String {
        if figures.count == 1 { return "figures single" }
        return figures.allSatisfy(\.section.hasSmallFigures) ? "figures small" : "figures"
    }

    private mutating func write(_ figure: ReportFigure) {
        html.open("figure", ["id": "figure-\(figure.name)", "data-name": "\(manifest.name)-\(figure.name)"])
        let drawings = [("wide", Self.widths.wide), ("narrow", Self.widths.narrow)]
        // What is small on any page needs one drawing only.
        let kinds = figure.section.hasSmallFigures ? [("small", Self.widths.narrow)] : drawings
        for (kind, width) in kinds {
            html.open("div", ["class": kind])
            html.append(trusted: figure.chart.svg(ChartFormat(width: width, identifier: "\(kind)-\(figure.name)")))
            html.close("div")
        }
        html.close("figure")
    }

    mutating func paragraph(_ text: String, _ kind: String = "") {
        if kind.isEmpty {
            html.element("p", [:], text: text)
        } else {
            html.element("p", ["class": kind], text: text)
        }
    }
}
