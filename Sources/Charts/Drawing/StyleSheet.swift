/// The look that all figures share, as CSS.
package enum StyleSheet {
    /// Fonts with the widths that ``TextMetrics`` knows.
    package static let fonts = "\"Helvetica Neue\",Helvetica,Arial,\"Liberation Sans\",sans-serif"

    /// What a page needs once for all figures in it, and a figure of its own needs in itself.
    ///
    /// Figures follow the reader's choice of light or dark; a page may set `--chart-*` on `.chart` otherwise.
    package static var css: String {
        ".chart{\(variables(Palette.light, Palette.lightPaper))}"
            + "@media (prefers-color-scheme:dark){.chart{\(variables(Palette.dark, Palette.darkPaper))}}" + rules
            + (0..<Palette.count).map {
                ".chart .f\($0){fill:var(--chart-\($0))}.chart .l\($0){stroke:var(--chart-\($0))}"
            }.joined()
    }

    /// The values of the custom properties, for whoever must fix a figure to one of the two looks.
    package static func variables(isDark: Bool) -> String {
        isDark ? variables(Palette.dark, Palette.darkPaper) : variables(Palette.light, Palette.lightPaper)
    }

    private static func variables(
        _ colours: [String], _ paper: (paper: String, ink: String, muted: String, grid: String)
    ) -> String {
        "--chart-paper:\(paper.paper);--chart-ink:\(paper.ink);--chart-muted:\(paper.muted);--chart-grid:\(paper.grid);"
            + colours.enumerated().map { "--chart-\($0):\($1);" }.joined()
    }

    private static var rules: String {
        ".chart{font-family:\(fonts);font-variant-numeric:tabular-nums}"
            + ".chart text{fill:var(--chart-ink)}"
            + TextStyle.allCases.map {
                ".chart .t-\($0.rawValue){font-size:\(Int($0.size))px\($0.isBold ? ";font-weight:700" : "")}"
            }.joined()
            + ".chart .t-subtitle,.chart .t-tick,.chart .t-note{fill:var(--chart-muted)}"
            + ".chart .paper{fill:var(--chart-paper)}"
            + ".chart .halo{paint-order:stroke;stroke:var(--chart-paper);stroke-width:3px;stroke-linejoin:round}"
            + ".chart .grid{stroke:var(--chart-grid);stroke-width:1;fill:none}"
            + ".chart .axis{stroke:var(--chart-muted);stroke-width:1;fill:none}"
            + ".chart .ink{stroke:var(--chart-ink);fill:none}.chart .solid{fill:var(--chart-ink)}"
            + ".chart .dash{stroke-dasharray:4 3}"
            + ".chart .dots{fill:none;stroke-linecap:round;stroke-width:3.2;stroke-opacity:.6}"
            + ".chart .square{stroke-linecap:square}"
            + ".chart .few{stroke-width:5.5;stroke-opacity:.85}"
            + ".chart .hull{fill-opacity:.1;stroke-opacity:.55;stroke-width:1.2;stroke-linejoin:round}"
            + ".chart .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}"
            + ".chart .light{fill-opacity:.45}"
            + ".chart .cell{stroke:var(--chart-paper);stroke-width:1}"
    }
}
