/// One bar per category, its length the value.
package struct BarChart: Chart {
    /// A category.
    package struct Bar: Sendable, Equatable {
        /// Its name.
        package let name: String
        /// Its value; a bar that is no number is left out.
        package let value: Double
        /// The value as it is to be read; made from the value where there is none.
        package let valueText: String?
        /// The number of its colour.
        package let colour: Int

        /// Makes a bar.
        package init(_ name: String, _ value: Double, valueText: String? = nil, colour: Int = 0) {
            self.name = name
            self.value = value
            self.valueText = valueText
            self.colour = colour
        }
    }

    /// More bars than this nobody reads.
    package static let mostBars = 40

    package let text: ChartText
    private let bars: [Bar]

    /// Makes a figure of `bars`, in their order from the top.
    package init(_ text: ChartText, bars: [Bar]) {
        self.text = text
        self.bars = bars
    }

    package func draw(on canvas: inout Canvas) -> String {
        let drawable = bars.filter { Extent.isDrawable($0.value) }
        guard !drawable.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        let shown = drawable.prefix(Self.mostBars)
        BarRows(
            rows: shown.map { bar in
                let value = bar.valueText ?? NumberText.brief(bar.value)
                return .init(
                    name: bar.name, value: bar.value, valueText: value, colour: bar.colour,
                    title: "\(bar.name): \(value)")
            }, barHeight: 20, gap: 8
        ).draw(on: &canvas)
        var remarks: [String] = []
        if shown.count < drawable.count { remarks.append("The first \(shown.count) of \(drawable.count) are drawn.") }
        if drawable.count < bars.count {
            remarks.append("\(bars.count - drawable.count) without a number are left out.")
        }
        return remarks.joined(separator: " ")
    }
}
