/// Judges the cells of a ``NeighbourhoodGrid``, one point after the other.
///
/// It judges some hundred cells for each of thousands of points whenever a model is loaded, so nothing is allocated
/// for a point and nothing is counted for a cell.
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
    /// The cells that the point at hand may reach, axis by axis.
    private var reaches: [Reach] = []
    /// Where the cells of each axis end among them.
    private var ends: [Int] = []

    /// Begins with all cells far from any point.
    init(_ axes: [NeighbourhoodGrid.Axis], side: Double, radius: Double) {
        self.axes = axes
        self.side = side
        self.radius = radius
        verdicts = [UInt8](repeating: NeighbourhoodGrid.Verdict.far.rawValue, count: axes.reduce(1) { $0 * $1.cells })
    }

    /// Learns where one more point is.
    mutating func visit(_ point: ArraySlice<Double>) {
        reaches.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for (index, coordinate) in zip(axes.indices, point) {
            addReaches(along: axes[index], from: coordinate)
            ends.append(reaches.count)
        }
        Self.judge(&verdicts, reaches, ends, limit: radius * radius)
    }

    private static func judge(_ verdicts: inout [UInt8], _ reaches: [Reach], _ ends: [Int], limit: Double) {
        var cells = verdicts.mutableSpan
        judge(&cells, 0, reaches.span, ends.span, axis: ends.count - 1, nearest: 0, farthest: 0, limit: limit)
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

    /// Judges the cells that begin at `first` and go on along `axis` and those before it, of which there are few.
    private static func judge(
        _ cells: inout MutableSpan<UInt8>, _ first: Int, _ reaches: Span<Reach>, _ ends: Span<Int>, axis: Int,
        nearest: Double, farthest: Double, limit: Double
    ) {
        var index = axis == 0 ? 0 : ends[axis - 1]
        let end = ends[axis]
        while index < end {
            let reach = reaches[index]
            index += 1
            guard nearest + reach.nearest <= limit else { continue }
            if axis > 0 {
                judge(
                    &cells, first + reach.offset, reaches, ends, axis: axis - 1, nearest: nearest + reach.nearest,
                    farthest: farthest + reach.farthest, limit: limit)
            } else {
                let verdict: NeighbourhoodGrid.Verdict = farthest + reach.farthest <= limit ? .near : .unknown
                let cell = first + reach.offset
                cells[cell] = max(cells[cell], verdict.rawValue)
            }
        }
    }
}
