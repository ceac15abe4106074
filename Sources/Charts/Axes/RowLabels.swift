/// Where the names of rows stand: in a column to the left, or each above its row where the figure is narrow.
struct RowLabels {
    /// Figures narrower than this have names above rows.
    private static let narrow = 440.0
    /// The column takes no more than this share of the width.
    private static let largestShare = 0.36

    /// Whether names stand above rows.
    let isAbove: Bool
    /// Where the rows' marks begin.
    let left: Double
    private let room: Double

    init(_ names: [String], width: Double) {
        let widest = names.map(TextStyle.label.width).max() ?? 0
        isAbove = width < Self.narrow && widest > width * 0.2
        let column = min(widest, width * Self.largestShare)
        left = isAbove || widest == 0 ? 0 : column + 10
        room = isAbove ? width : column
    }

    /// What a name takes above its row.
    var height: Double { isAbove ? 18 : 0 }

    /// Writes a name for the row of marks at `place`.
    func draw(_ name: String, for place: Rectangle, on canvas: inout Canvas) {
        let text = TextStyle.label.fitted(name, width: room)
        if isAbove {
            canvas.text(text, .label, x: 0, y: place.y - 5)
        } else {
            canvas.text(text, .label, x: left - 10, y: place.middle + 4.5, anchor: .end)
        }
    }
}
