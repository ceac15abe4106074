/// The colours of segments and of what surrounds them, on light paper and on dark.
///
/// The hues are those of Okabe and Ito, which people with any kind of colour vision tell apart; their lightness is moved
/// until each stands out from the paper by three to one at least (WCAG 2.2, criterion 1.4.11). Behind the eight hues
/// come four shades between them; from there on, dots are square besides, so that 24 segments can be told apart.
///
/// Reference: M. Okabe, K. Ito, "Color Universal Design", 2008.
package enum Palette {
    /// How many segments have a colour of their own; after them the colours come again, with marks of the other shape.
    package static let count = light.count
    /// How many hues there are; the colours behind them are shades.
    private static let hues = 8
    /// Segments on light paper.
    package static let light = [
        "#0072b2", "#c04800", "#009e73", "#b8578f", "#c48600", "#3d93c4", "#8a8100", "#6b6b6b",
        "#3b1e8f", "#8c0a35", "#06402f", "#b31fe6",
    ]
    /// The same segments on dark paper.
    package static let dark = [
        "#3d9fe0", "#f47425", "#1fc795", "#e695c3", "#f7c548", "#9ad3f7", "#efe557", "#b5b5b5",
        "#6f66ff", "#d93a5c", "#2f8f6a", "#9a6b1f",
    ]
    /// Paper, ink, secondary ink and grid lines, light.
    package static let lightPaper = (paper: "#fffefb", ink: "#1c1b19", muted: "#5f5c55", grid: "#e4e0d6")
    /// Paper, ink, secondary ink and grid lines, dark.
    package static let darkPaper = (paper: "#17191d", ink: "#eceae4", muted: "#a9a69d", grid: "#33363c")

    /// The number of the colour of segment `index`, whatever figure it stands in.
    static func colour(of index: Int) -> Int { ((index % count) + count) % count }

    /// Whether the dots of segment `index` are square: shades are easier to tell from hues so.
    static func isSquare(_ index: Int) -> Bool {
        let isShade = colour(of: index) >= hues
        let isSecondRound = (index / count) % 2 != 0
        return isShade != isSecondRound
    }

    /// The class that gives dots the shape of segment `index`, with a space behind it; empty for round ones.
    static func shape(_ index: Int) -> String { isSquare(index) ? "square " : "" }

    /// The class that fills a shape with the colour of segment `index`.
    static func fill(_ index: Int) -> String { "f\(colour(of: index))" }

    /// The class that strokes a line with the colour of segment `index`.
    static func stroke(_ index: Int) -> String { "l\(colour(of: index))" }
}
