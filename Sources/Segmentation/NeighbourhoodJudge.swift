/// Judges the cells of a ``NeighbourhoodGrid``, one point after the other.
struct NeighbourhoodJudge {
    /// What is known of each cell, by its raw value.
    private(set) var verdicts: [UInt8]
    private var reaches: CellReaches
    private let limit: Double

    /// Begins with all cells far from any point.
    init(_ axes: [NeighbourhoodGrid.Axis], side: Double, radius: Double) {
        reaches = CellReaches(axes, side: side, radius: radius)
        limit = radius * radius
        verdicts = [UInt8](repeating: NeighbourhoodGrid.Verdict.far.rawValue, count: axes.reduce(1) { $0 * $1.cells })
    }

    /// Learns where one more point is.
    mutating func visit(_ point: ArraySlice<Double>) {
        reaches.move(to: point)
        Self.judge(&verdicts, reaches, limit)
    }

    /// Hands out each cell of which nothing is known together with each point that places in it may be near.
    ///
    /// - Parameter points: those that were visited, all of them.
    mutating func forEachCandidate(of points: Matrix, _ body: (_ cell: Int, _ row: Int) -> Void) {
        for row in 0..<points.rows {
            reaches.move(to: points.row(row))
            Self.findUnknown(verdicts.span, reaches, limit) { cell in body(cell, row) }
        }
    }

    private static func findUnknown(
        _ verdicts: Span<UInt8>, _ reaches: CellReaches, _ limit: Double, _ body: (Int) -> Void
    ) {
        reaches.forEachRun { run, alongAxis in
            for place in alongAxis.indices {
                let reach = alongAxis[place]
                let cell = run.first + reach.offset
                guard verdicts[cell] == NeighbourhoodGrid.Verdict.unknown.rawValue,
                    run.nearest + reach.nearest <= limit
                else { continue }
                body(cell)
            }
        }
    }

    private static func judge(_ verdicts: inout [UInt8], _ reaches: CellReaches, _ limit: Double) {
        reaches.forEachRun { run, alongAxis in
            var cells = verdicts.mutableSpan
            for place in alongAxis.indices {
                let reach = alongAxis[place]
                guard run.nearest + reach.nearest <= limit else { continue }
                let verdict: NeighbourhoodGrid.Verdict = run.farthest + reach.farthest <= limit ? .near : .unknown
                let cell = run.first + reach.offset
                cells[cell] = max(cells[cell], verdict.rawValue)
            }
        }
    }
}
