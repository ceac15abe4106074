/// Whether confidences can be taken at their word: how often customers with a confidence did keep their segment.
///
/// Reference: A. Niculescu-Mizil, R. Caruana, "Predicting good probabilities with supervised learning", ICML 2005.
package struct ReliabilityDiagram: Chart {
    /// Customers with about the same confidence.
    package struct Bin: Sendable, Equatable {
        /// How many.
        package let customers: Int
        /// Mean of their confidences.
        package let confidence: Double
        /// The share that kept its segment.
        package let keptShare: Double

        /// Makes a bin.
        package init(customers: Int, confidence: Double, keptShare: Double) {
            self.customers = customers
            self.confidence = confidence
            self.keptShare = keptShare
        }
    }

    package let text: ChartText
    private let bins: [Bin]

    /// Makes a figure; bins with nobody in them are left out.
    package init(_ text: ChartText, bins: [Bin]) {
        self.text = text
        self.bins = bins
    }

    package func draw(on canvas: inout Canvas) -> String {
        let shown = bins.filter {
            $0.customers > 0 && Extent.isDrawable($0.confidence) && Extent.isDrawable($0.keptShare)
        }
        guard let most = shown.map(\.customers).max() else {
            canvas.emptyPlot()
            return ""
        }
        let plot = PlotArea(
            on: &canvas, height: min(max(canvas.width * 0.6, 220), 420), x: Axis(Extent(0, 1), title: "confidence"),
            y: Axis(Extent(0, 1), title: "share that kept its segment in refits"))
        canvas.line("ink dash", plot.bounds.x, plot.bounds.bottom, plot.bounds.right, plot.bounds.y)
        var path = SVGPath()
        for bin in shown { path.line(plot.x.position(of: bin.confidence), plot.y.position(of: bin.keptShare)) }
        canvas.svg.element("path", ["class": "curve light " + Palette.stroke(0), "d": path])
        for bin in shown {
            let share = Double(bin.customers) / Double(most)
            canvas.svg.element(
                "circle",
                [
                    "class": "bin " + Palette.fill(0), "cx": plot.x.position(of: bin.confidence),
                    "cy": plot.y.position(of: bin.keptShare), "r": 3 + 5 * share.squareRoot(),
                ],
                title: "\(bin.customers) customers: confidence \(NumberText.brief(bin.confidence)), "
                    + "kept \(NumberText.brief(bin.keptShare))")
        }
        return "On the dashed line confidences are true; the larger the dot, the more customers."
    }
}
