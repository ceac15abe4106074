import Segmentation

/// One restart of k-means: rows to their nearest centres, centres to the mean of their rows, until nothing changes.
///
/// Reference: S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28(2), 1982.
struct LloydIteration: Sendable {
    private let points: Matrix
    private let lanes: RowLanes
    private(set) var centres: Matrix
    private(set) var labels: [Int]
    private(set) var iterations = 0
    private(set) var isConverged = false
    /// Sum of squared distances of the rows from their centres.
    private(set) var inertia = Double.infinity
    /// Squared distance of each row from the centre it was assigned to.
    private var squares: [Double]

    /// Begins with centres at the rows `seeds` of `points`, of which `lanes` holds the same numbers.
    init(points: Matrix, lanes: RowLanes, seeds: [Int]) {
        self.points = points
        self.lanes = lanes
        centres = Matrix(rows: seeds.count, columns: points.columns, values: seeds.flatMap { points.row($0) })
        labels = [Int](repeating: -1, count: points.rows)
        squares = [Double](repeating: 0, count: points.rows)
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
        for block in 0..<lanes.blocks {
            let (nearest, least) = lanes.nearest(toBlock: block, in: centres)
            for row in lanes.rows(ofBlock: block) {
                let label = Int(nearest[row % 4])
                isChanged = isChanged || labels[row] != label
                labels[row] = label
                squares[row] = least[row % 4]
            }
        }
        return isChanged
    }

    /// Moves each centre to the mean of its rows and returns the summed squared shift.
    private mutating func moveCentres() -> Double {
        var counts = [Int](repeating: 0, count: centres.rows)
        for label in labels { counts[label] += 1 }
        for cluster in counts.indices where counts[cluster] == 0 { fill(cluster, &counts) }
        let columns = points.columns
        var means = [Double](repeating: 0, count: centres.values.count)
        for (row, label) in labels.enumerated() {
            for column in 0..<columns { means[label * columns + column] += points.values[row * columns + column] }
        }
        var shift = 0.0
        for cell in means.indices {
            means[cell] /= Double(counts[cell / columns])
            shift += (means[cell] - centres.values[cell]) * (means[cell] - centres.values[cell])
        }
        centres.values = means
        return shift
    }

    /// Gives an empty cluster the row farthest from its own centre, taken from a cluster that keeps another.
    private mutating func fill(_ cluster: Int, _ counts: inout [Int]) {
        var farthest: Int?
        for row in 0..<points.rows where counts[labels[row]] > 1 {
            if squares[row] > farthest.map({ squares[$0] }) ?? -1 { farthest = row }
        }
        guard let row = farthest else { return }
        counts[labels[row]] -= 1
        counts[cluster] = 1
        labels[row] = cluster
        squares[row] = 0
    }
}
