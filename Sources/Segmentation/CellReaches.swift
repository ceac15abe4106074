/// The cells of a ``NeighbourhoodGrid`` that places within the radius of one point may lie in.
///
/// There are some hundred for each of thousands of points whenever a model is loaded, so nothing is allocated for a
/// point, and cells are handed out by runs.
struct CellReaches {
    /// A cell along one coordinate: how far its nearest and its farthest place are from the point, squared.
    struct Reach {
        let offset: Int
        let nearest: Double
        let farthest: Double
    }

    /// Cells that differ along the first axis alone.
    struct Run {
        /// What the other axes add to the numbers of its cells.
        let first: Int
        /// What they add to the squared distances.
        let nearest: Double
        let farthest: Double
    }

    private let axes: [NeighbourhoodGrid.Axis]
    private let side: Double
    private let radius: Double
    /// The cells along each axis, one axis behind the other.
    private var reaches: [Reach] = []
    /// Where the cells of each axis end among them.
    private var ends: [Int] = []

    init(_ axes: [NeighbourhoodGrid.Axis], side: Double, radius: Double) {
        self.axes = axes
        self.side = side
        self.radius = radius
    }

    /// Turns to another point.
    mutating func move(to point: ArraySlice<Double>) {
        reaches.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for (index, coordinate) in zip(axes.indices, point) {
            addReaches(along: axes[index], from: coordinate)
            ends.append(reaches.count)
        }
    }

    /// Hands out all cells that are not wholly beyond the radius along some axis, with the cells along the first axis.
    func forEachRun(_ body: (Run, Span<Reach>) -> Void) {
        let run = Run(first: 0, nearest: 0, farthest: 0)
        Self.visit(run, axis: ends.count - 1, reaches.span, ends.span, limit: radius * radius, body)
    }

    /// Adds the cells along a coordinate that may hold places within the radius.
    private mutating func addReaches(along axis: NeighbourhoodGrid.Axis, from coordinate: Double) {
        let place = coordinate - axis.origin
        let first = max(Int((place - radius) / side) - 1, 0)
        let last = min(Int((place + radius) / side) + 1, axis.cells - 1)
        // Whatever rounding does to a place, it stays within so much of its cell.
        let slack = side * 1e-6
        var cell = first
        while cell <= last {
            let least = Double(cell) * side - slack - place
            let greatest = Double(cell + 1) * side + slack - place
            let gap = max(least, -greatest, 0)
            let reach = max(-least, greatest)
            reaches.append(Reach(offset: cell * axis.stride, nearest: gap * gap, farthest: reach * reach))
            cell += 1
        }
    }

    /// Goes along `axis` and those before it, of which there are few.
    private static func visit(
        _ run: Run, axis: Int, _ reaches: Span<Reach>, _ ends: Span<Int>, limit: Double,
        _ body: (Run, Span<Reach>) -> Void
    ) {
        let alongAxis = reaches.extracting((axis == 0 ? 0 : ends[axis - 1])..<ends[axis])
        guard axis > 0 else { return body(run, alongAxis) }
        for place in alongAxis.indices {
            let reach = alongAxis[place]
            guard run.nearest + reach.nearest <= limit else { continue }
            let part = Run(
                first: run.first + reach.offset, nearest: run.nearest + reach.nearest,
                farthest: run.farthest + reach.farthest)
            visit(part, axis: axis - 1, reaches, ends, limit: limit, body)
        }
    }
}
