/// Judges the cells of a ``NeighbourhoodGrid``, one point after the other.
struct NeighbourhoodJudge {
    /// A cell along one coordinate: how far its nearest and its farthest place are from a point, squared.
    private struct Reach {
        let offset: Int
        let nearest: Double
        let farthest: Double
    }

    /// What is known of each cell, by its raw value.
    private(set) var verdicts: [UInt8]
    private let axes: [NeighbourhoodGrid.Axis]
    private let side: Double
    private let radius: Double

    /// Begins with all cells far from any point.
    init(_ axes: [NeighbourhoodGrid.Axis], side: Double, radius: Double) {
        self.axes = axes
        self.side = side
        self.radius = radius
        verdicts = [UInt8](repeating: NeighbourhoodGrid.Verdict.far.rawValue, count: axes.reduce(1) { $0 * $1.cells })
    }

    /// Learns where one more point is.
    mutating func visit(_ point: ArraySlice<Double>) {
        let reaches = zip(axes, point).map { self.reaches(along: $0, from: $1) }
        Self.judge(&verdicts, 0, reaches[...], nearest: 0, farthest: 0, limit: radius * radius)
    }

    /// The cells along a coordinate that may hold places within the radius.
    private func reaches(along axis: NeighbourhoodGrid.Axis, from coordinate: Double) -> [Reach] {
        let place = coordinate - axis.origin
        let cells = Int((place - radius) / side) - 1...Int((place + radius) / side) + 1
        // Whatever rounding does to a place, it stays within so much of its cell.
        let slack = side * 1e-6
        return cells.clamped(to: 0...(axis.cells - 1)).map { cell in
            let least = Double(cell) * side - slack - place
            let greatest = Double(cell + 1) * side + slack - place
            let gap = max(least, -greatest, 0)
            let reach = max(-least, greatest)
            return Reach(offset: cell * axis.stride, nearest: gap * gap, farthest: reach * reach)
        }
    }

    /// Judges the cells that begin at `first` and go on along the axes of `reaches`, of which there are few.
    private static func judge(
        _ cells: inout [UInt8], _ first: Int, _ reaches: ArraySlice<[Reach]>, nearest: Double, farthest: Double,
        limit: Double
    ) {
        guard let axis = reaches.first else { return }
        let rest = reaches.dropFirst()
        guard !rest.isEmpty else {
            var cells = cells.mutableSpan
            return judgeRow(&cells, first, axis, nearest: nearest, farthest: farthest, limit: limit)
        }
        for reach in axis where nearest + reach.nearest <= limit {
            judge(
                &cells, first + reach.offset, rest, nearest: nearest + reach.nearest,
                farthest: farthest + reach.farthest, limit: limit)
        }
    }

    private static func judgeRow(
        _ cells: inout MutableSpan<UInt8>, _ first: Int, _ reaches: [Reach], nearest: Double, farthest: Double,
        limit: Double
    ) {
        for reach in reaches where nearest + reach.nearest <= limit {
            let verdict: NeighbourhoodGrid.Verdict = farthest + reach.farthest <= limit ? .near : .unknown
            let cell = first + reach.offset
            cells[cell] = max(cells[cell], verdict.rawValue)
        }
    }
}
