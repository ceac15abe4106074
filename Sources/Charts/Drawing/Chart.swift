/// A figure that can be drawn at any width.
package protocol Chart: Sendable {
    /// Its words.
    var text: ChartText { get }
    /// Draws the plot, without title and note, from where the canvas is.
    ///
    /// - Returns: what is to be said of the drawing itself, such as how many points were left out; or nothing.
    func draw(on canvas: inout Canvas) -> String
}

/// How a figure is to be written.
package struct ChartFormat: Sendable, Equatable {
    /// Widths at which no label hides another.
    package static let widths = 320.0...1600.0
    /// Width in pixels, within ``widths``.
    package let width: Double
    /// What the ids of the figure's elements begin with, once in a page.
    package let identifier: String
    /// Whether the figure carries its style sheet and paper, so that it can be a file; else a page has ``StyleSheet``.
    package let isFile: Bool

    /// Makes a format; a width outside of what is allowed becomes the nearest that is.
    package init(width: Double, identifier: String, isFile: Bool = false) {
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
        self.identifier = identifier
        self.isFile = isFile
    }
}

extension Chart {
    /// The figure as an SVG element: title, subtitle, plot, note, and the words for those who do not see it.
    package func svg(_ format: ChartFormat) -> String {
        let margin = format.isFile ? 16.0 : 0
        var canvas = Canvas(width: format.width - 2 * margin)
        canvas.paragraph(text.title, .title)
        canvas.paragraph(text.subtitle, .subtitle)
        _ = canvas.take(8)
        let remark = draw(on: &canvas)
        let note = [text.note, remark].filter { !$0.isEmpty }.joined(separator: " ")
        if !note.isEmpty { _ = canvas.take(6) }
        canvas.paragraph(note, .note)
        return frame(canvas, format, margin: margin)
    }

    private func frame(_ canvas: borrowing Canvas, _ format: ChartFormat, margin: Double) -> String {
        var svg = MarkupWriter()
        let (width, height) = (format.width, (canvas.height + 2 * margin).rounded(.up) + 2)
        let ids = (title: format.identifier + "-title", description: format.identifier + "-description")
        svg.open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "role": "img",
                "viewBox": "\(-Int(margin)) \(-Int(margin)) \(Int(width)) \(Int(height))",
                "width": Double(Int(width)), "height": height, "aria-labelledby": "\(ids.title) \(ids.description)",
            ])
        svg.element("title", ["id": ids.title], text: text.title)
        svg.element(
            "desc", ["id": ids.description], text: text.description.isEmpty ? text.subtitle : text.description)
        if format.isFile {
            svg.open("style")
            svg.append(trusted: StyleSheet.css)
            svg.close("style")
            svg.element(
                "rect", ["class": "paper", "x": -margin, "y": -margin, "width": width, "height": height])
        }
        svg.append(contentsOf: canvas.svg)
        svg.close("svg")
        return svg.text
    }
}
