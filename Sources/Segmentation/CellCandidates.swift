/// For each cell of which a ``NeighbourhoodGrid`` knows nothing, the points that places in it may be near.
///
/// They are few, for such cells lie where points are: a look at each of them takes a fraction of a walk down a tree.
struct CellCandidates: Sendable {
    /// Pairs of a cell and a point beyond which the memory is not worth it: a mebibyte of them.
    private static let mostPairs = 262_144

    private let points: Matrix
    private let limit: Double
    /// The cells that have points to look at: so few that what is known of them stays in the nearer caches.
    private let cells: SparseCells
    /// Where the points of each such cell begin among `rows`, and where the last ones end.
    private let starts: [UInt32]
    /// The rows of points, cell by cell.
    private let rows: [UInt32]

    /// Gathers the points of each cell that is left; nil where there are too many.
    init?(_ judge: inout NeighbourhoodJudge, points: Matrix, radius: Double) {
        self.points = points
        limit = radius * radius
        let cells = SparseCells(judge.verdicts.map { $0 == NeighbourhoodGrid.Verdict.unknown.rawValue })
        self.cells = cells
        var pairs: [(cell: UInt32, row: UInt32)] = []
        var starts = [UInt32](repeating: 0, count: cells.count + 1)
        judge.forEachCandidate(of: points) { cell, row in
            guard pairs.count <= Self.mostPairs else { return }
            let place = cells.place(of: cell)
            pairs.append((UInt32(place), UInt32(row)))
            starts[place + 1] += 1
        }
        guard pairs.count <= Self.mostPairs else { return nil }
        for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: pairs.count)
        for pair in pairs {
            rows[Int(next[Int(pair.cell)])] = pair.row
            next[Int(pair.cell)] += 1
        }
        self.starts = starts
        self.rows = rows
    }

    /// Whether a point lies within the radius of `vector`, which lies in `cell`, of which nothing is known: squares are
    /// summed column by column.
    func containsPoint(near vector: Span<Double>, in cell: Int) -> Bool {
        let columns = points.columns
        precondition(vector.count == columns, "a place must have as many coordinates as the points")
        let values = points.values.span
        let known = cells.place(of: cell)
        let candidates = rows.span.extracting(Int(starts[known])..<Int(starts[known + 1]))
        for place in candidates.indices {
            let first = Int(candidates[place]) &* columns
            let point = values.extracting(first..<(first &+ columns))
            var sum = 0.0
            for column in 0..<columns {
                // Both have one number per column.
                let difference = unsafe vector[unchecked: column] - point[unchecked: column]
                sum += difference * difference
            }
            if sum <= limit { return true }
        }
        return false
    }
}
