/// What a grid knows beforehand of places among fixed points: which cells lie wholly within a radius of one of them,
/// and which wholly beyond it from all of them.
///
/// It answers most look-ups of ``KDTree/containsPoint(within:of:)`` at the cost of one, and leaves the others to the
/// tree: what it says is exact, for cells are taken to be a little larger than they are, by far more than rounding can
/// shift a place.
package struct NeighbourhoodGrid: Sendable {
    /// What is known of a place.
    package enum Verdict: UInt8, Sendable {
        /// No point is within the radius.
        case far
        /// The points must be looked at.
        case unknown
        /// A point is within the radius.
        case near
    }

    /// Cells along one coordinate.
    struct Axis: Sendable {
        let origin: Double
        let cells: Int
        /// How many cells of all one step along it passes.
        let stride: Int
    }

    /// Coordinates beyond which a grid fine enough to know anything has too many cells.
    private static let mostColumns = 4
    /// Cells of a grid at most: 32 KiB of verdicts.
    private static let mostCells = 131_072.0
    /// Cells to a radius: the finest grid that is small enough is taken.
    private static let finenesses = [3.0, 2]
    /// Radii whose square, and that of a small part of them, is a normal number.
    private static let radii = 1e-100...1e100

    private var axes: [Axis] = []
    private var cellsPerUnit = 0.0
    /// Four verdicts to a byte; none where no grid is small enough.
    private var verdicts: [UInt8] = []

    /// Judges every cell for `points`.
    ///
    /// - Parameters:
    ///   - points: n × d finite numbers.
    ///   - radius: which distance from a point counts as near, itself included.
    package init(points: Matrix, radius: Double) {
        guard let (axes, side) = Self.layout(points, radius) else { return }
        self.axes = axes
        cellsPerUnit = 1 / side
        var judge = NeighbourhoodJudge(axes, side: side, radius: radius)
        for row in 0..<points.rows { judge.visit(points.row(row)) }
        verdicts = Self.packed(judge.verdicts)
    }

    /// What is known of the place `vector`; a NaN in it is near nothing.
    package func verdict(of vector: Span<Double>) -> Verdict {
        guard !verdicts.isEmpty else { return .unknown }
        precondition(vector.count == axes.count, "a place must have as many coordinates as the points")
        var cell = 0
        for index in axes.indices {
            let place = (vector[index] - axes[index].origin) * cellsPerUnit
            // The grid reaches farther than a radius beyond the points.
            guard place >= 0, place < Double(axes[index].cells) else { return .far }
            cell &+= Int(place) &* axes[index].stride
        }
        return Verdict(rawValue: verdicts[cell / 4] >> UInt8(cell % 4 * 2) & 3) ?? .unknown
    }

    /// Four verdicts to a byte, the first lowest.
    private static func packed(_ verdicts: [UInt8]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (verdicts.count + 3) / 4)
        for cell in verdicts.indices { bytes[cell / 4] |= verdicts[cell] << UInt8(cell % 4 * 2) }
        return bytes
    }

    private static func layout(_ points: Matrix, _ radius: Double) -> (axes: [Axis], side: Double)? {
        guard (1...mostColumns).contains(points.columns), points.rows > 0, radii.contains(radius) else { return nil }
        let margin = 1.25 * radius
        let extents = (0..<points.columns).map { column in
            let values = points.column(column)
            return (least: values.min() ?? 0, greatest: values.max() ?? 0)
        }
        for side in finenesses.map({ radius / $0 }) {
            let cells = extents.map { (($0.greatest - $0.least + 2 * margin) / side).rounded(.up) }
            guard cells.reduce(1, *) <= mostCells else { continue }
            var stride = 1
            let axes = zip(extents, cells).map { extent, cells in
                defer { stride *= Int(cells) }
                return Axis(origin: extent.least - margin, cells: Int(cells), stride: stride)
            }
            return (axes, side)
        }
        return nil
    }
}
