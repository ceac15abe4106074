/// Bars of several groups side by side for each category.
package struct GroupedBarChart: Chart {
    package let text: ChartText
    private let categories: [String]
    private let groups: [ChartGroup]
    private let values: [[Double]]
    private let format: @Sendable (Double) -> String

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - values: for each category one value per group; what is no number is left out.
    ///   - format: a value as it is to be read.
    /// - Precondition: a row of values per category, a value per group in each.
    package init(
        _ text: ChartText, categories: [String], groups: [ChartGroup], values: [[Double]],
        format: @escaping @Sendable (Double) -> String = NumberText.brief
    ) {
        precondition(values.count == categories.count && values.allSatisfy { $0.count == groups.count })
        self.text = text
        self.categories = categories
        self.groups = groups
        self.values = values
        self.format = format
    }

    package func draw(on canvas: inout Canvas) -> String {
        let rows = zip(categories, values).prefix(BarChart.mostBars).flatMap(rows)
        guard !rows.isEmpty else {
            canvas.emptyPlot()
            return ""
        }
        Legend.draw(groups, on: &canvas)
        _ = canvas.take(4)
        BarRows(rows: rows, barHeight: 13, gap: 12).draw(on: &canvas)
        let shown = min(categories.count, BarChart.mostBars)
        return shown < categories.count ? "The first \(shown) of \(categories.count) are drawn." : ""
    }

    private func rows(_ category: String, _ values: [Double]) -> [BarRows.Row] {
        var rows: [BarRows.Row] = []
        for (group, value) in zip(groups, values) where Extent.isDrawable(value) {
            let text = format(value)
            rows.append(
                .init(
                    name: rows.isEmpty ? category : nil, value: value, valueText: text, colour: group.colour,
                    title: "\(category), \(group.name): \(text)"))
        }
        return rows
    }
}
