/// One restart of k-means: rows to their nearest centres, centres to the mean of their rows, until nothing changes.
///
/// Reference: S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28(2), 1982.
struct LloydIteration: Sendable {
    private let rows: PackedRows
    private(set) var centres: PackedRows
    private(set) var labels: [Int]
    private(set) var iterations = 0
    private(set) var isConverged = false
    /// Sum of squared distances of the rows from their centres.
    private(set) var inertia = Double.infinity
    /// Squared distance of each row from the centre it was assigned to.
    private var squares: [Double]

    /// Begins with centres at the rows `seeds`.
    init(rows: PackedRows, seeds: [Int]) {
        self.rows = rows
        centres = PackedRows(rows: seeds.count, columns: rows.columns)
        for (cluster, seed) in seeds.enumerated() { centres.replace(cluster, with: rows, seed) }
        labels = [Int](repeating: -1, count: rows.rows)
        squares = [Double](repeating: 0, count: rows.rows)
    }

    /// Iterates until no label changes, or until the centres shift by at most `shiftThreshold`.
    mutating func run(maximumIterations: Int, shiftThreshold: Double?) {
        defer { inertia = squares.reduce(0, +) }
        while iterations < maximumIterations {
            iterations += 1
            guard assign() else {
                isConverged = true
                return
            }
            let shift = moveCentres()
            if let shiftThreshold, shift <= shiftThreshold {
                isConverged = true
                break
            }
        }
        // The centres moved after the last assignment: labels must agree with the centres that are handed out.
        _ = assign()
    }

    /// Assigns each row to its nearest centre, ties to the lower; returns whether any label changed.
    private mutating func assign() -> Bool {
        var isChanged = false
        for row in 0..<rows.rows {
            var nearest = 0
            var least = Double.infinity
            for cluster in 0..<centres.rows {
                let square = rows.squaredDistance(row, to: centres, cluster)
                if square < least {
                    least = square
                    nearest = cluster
                }
            }
            squares[row] = least
            if labels[row] != nearest {
                labels[row] = nearest
                isChanged = true
            }
        }
        return isChanged
    }

    /// Moves each centre to the mean of its rows and returns the summed squared shift.
    private mutating func moveCentres() -> Double {
        var counts = [Int](repeating: 0, count: centres.rows)
        for label in labels { counts[label] += 1 }
        for cluster in counts.indices where counts[cluster] == 0 { fill(cluster, &counts) }
        var means = PackedRows(rows: centres.rows, columns: centres.columns)
        for row in 0..<rows.rows { means.add(rows, row, to: labels[row]) }
        var shift = 0.0
        for cluster in 0..<centres.rows {
            means.divide(cluster, by: Double(counts[cluster]))
            shift += means.squaredDistance(cluster, to: centres, cluster)
        }
        centres = means
        return shift
    }

    /// Gives an empty cluster the row farthest from its own centre, taken from a cluster that keeps another.
    private mutating func fill(_ cluster: Int, _ counts: inout [Int]) {
        var farthest: Int?
        for row in 0..<rows.rows where counts[labels[row]] > 1 {
            if squares[row] > farthest.map({ squares[$0] }) ?? -1 { farthest = row }
        }
        guard let row = farthest else { return }
        counts[labels[row]] -= 1
        counts[cluster] = 1
        labels[row] = cluster
        squares[row] = 0
    }
}
