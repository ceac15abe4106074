/// What a grid knows beforehand of places among fixed points: which cells lie wholly within a radius of one of them,
/// and which wholly beyond it from all of them.
///
/// It answers most look-ups of ``KDTree/containsPoint(within:of:)`` at the cost of one, and nearly all others by a look at
/// the few points that places in the cell may be near. What it says is exact, for cells are taken to be a little larger
/// than they are, by far more than rounding can shift a place.
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

    private(set) var axes: [Axis] = []
    private(set) var cellsPerUnit = 0.0
    /// Four verdicts to a byte; none where no grid is small enough.
    private(set) var verdicts: [UInt8] = []
    /// What to look at where nothing is known; nil where that is too much, or no grid is small enough.
    private(set) var candidates: CellCandidates?

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
        candidates = CellCandidates(&judge, points: points, radius: radius)
    }

    /// Whether a point is within the radius of the place `vector`; nil where all of them must be asked.
    func containsPoint(near vector: Span<Double>) -> Bool? {
        guard !verdicts.isEmpty else { return nil }
        guard let cell = cell(of: vector) else { return false }
        switch verdict(ofCell: cell) {
        case .near: return true
        case .far: return false
        case .unknown:
            // Asked by its case: to bind the candidates would copy them.
            guard case .some = candidates else { return nil }
            return candidates?.containsPoint(near: vector, in: cell)
        }
    }

    /// What is known of the place `vector` by its cell alone; a NaN in it is near nothing.
    package func verdict(of vector: Span<Double>) -> Verdict {
        guard !verdicts.isEmpty else { return .unknown }
        return cell(of: vector).map { verdict(ofCell: $0) } ?? .far
    }

    /// The cell of a place; nil of one beyond the grid, which reaches farther than a radius beyond the points.
    @inline(__always)
    private func cell(of vector: Span<Double>) -> Int? {
        precondition(vector.count == axes.count, "a place must have as many coordinates as the points")
        let axes = axes.span
        var cell = 0
        for index in axes.indices {
            // As many as the coordinates, as was just checked.
            let place = unsafe (vector[unchecked: index] - axes[index].origin) * cellsPerUnit
            guard place >= 0, place < Double(axes[index].cells) else { return nil }
            cell &+= Int(place) &* axes[index].stride
        }
        return cell
    }

    @inline(__always)
    private func verdict(ofCell cell: Int) -> Verdict {
        Verdict(rawValue: verdicts[cell / 4] >> UInt8(cell % 4 * 2) & 3) ?? .unknown
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
