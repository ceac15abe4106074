/// What a text in a figure is for, and so how it looks.
package enum TextStyle: String, Sendable, CaseIterable {
    case title
    case subtitle
    case label
    case value
    case tick
    case note

    /// Height of the letters' body in pixels.
    var size: Double {
        switch self {
        case .title: 16
        case .subtitle, .label: 13
        case .value, .tick, .note: 12
        }
    }

    /// From one line to the next, in pixels.
    var lineHeight: Double { (size * 1.35).rounded() }

    var isBold: Bool { self == .title }

    /// The width of `text` in pixels.
    func width(of text: String) -> Double { TextMetrics.width(of: text, size: size, isBold: isBold) }

    /// `text` in lines no wider than `width`; a word that is wider than a line is cut.
    func lines(of text: String, width: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if self.width(of: longer) <= width {
                line = longer
            } else {
                if !line.isEmpty { lines.append(line) }
                line = fitted(String(word), width: width)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// As much of `text` as fits, with an ellipsis for the rest.
    func fitted(_ text: String, width: Double) -> String {
        if self.width(of: text) <= width { return text }
        var rest = text
        while !rest.isEmpty, self.width(of: rest + "…") > width { rest.removeLast() }
        return rest.isEmpty ? "" : rest + "…"
    }
}
