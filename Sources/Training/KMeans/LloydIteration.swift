import Segmentation

/// One restart of k-means: rows to their nearest centres, centres to the mean of their rows, until nothing changes.
///
/// Once a row's nearest centre is nearer by more than twice what the centres have moved since, it is nearest still, and
/// the row is not looked at again; four rows wait together. The last iteration looks at all rows, with centres that are
/// the exact means, so the result is that of looking at all of them each time.
///
/// References: S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28(2), 1982;
/// G. Hamerly, "Making k-means even faster", SIAM SDM 2010, for the bound.
struct LloydIteration: Sendable {
    private let points: Matrix
    let lanes: RowLanes
    private(set) var centres: Matrix
    private(set) var iterations = 0
    private(set) var isConverged = false
    /// The cluster of each row, four to a block; -1 before the first iteration.
    private var clusters: [SIMD4<Int64>]
    /// Squared distance of each row from the centre it was assigned to when it was looked at last.
    private var squares: [SIMD4<Double>]
    /// The rows of each cluster: how many they are, and the sums of their columns.
    private var members: ClusterSums
    /// How far the farthest moving centres have moved together.
    private var drift = 0.0
    /// For each block the drift up to which no row of it can have another nearest centre.
    private var settledUntil: [Double]

    /// Begins with centres at the rows `seeds` of `points`, of which `lanes` holds the same numbers.
    init(points: Matrix, lanes: RowLanes, seeds: [Int]) {
        self.points = points
        self.lanes = lanes
        centres = Matrix(rows: seeds.count, columns: points.columns, values: seeds.flatMap { points.row($0) })
        clusters = [SIMD4<Int64>](repeating: SIMD4(repeating: -1), count: lanes.blocks)
        squares = [SIMD4<Double>](repeating: .zero, count: lanes.blocks)
        settledUntil = [Double](repeating: -.infinity, count: lanes.blocks)
        members = ClusterSums(clusters: seeds.count, columns: points.columns)
    }

    /// The cluster of each row.
    var labels: [Int] { (0..<lanes.rows).map { Int(clusters[$0 / 4][$0 % 4]) } }

    /// Sum of squared distances of the rows from their centres.
    var inertia: Double { (0..<lanes.rows).reduce(0) { $0 + squares[$1 / 4][$1 % 4] } }

    /// Iterates until no label changes, or until the centres shift by at most `shiftThreshold`.
    mutating func run(maximumIterations: Int, shiftThreshold: Double?) {
        while iterations < maximumIterations {
            iterations += 1
            guard assign() || settle() else {
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
        _ = settle()
    }

    /// Makes the centres the exact means of their rows and looks at all rows; returns whether any label changed.
    private mutating func settle() -> Bool {
        members = ClusterSums(of: points, labels: labels, clusters: centres.rows)
        if members.counts.allSatisfy({ $0 > 0 }) { centres.values = members.means }
        unsettle()
        return assign()
    }

    private mutating func unsettle() {
        for block in settledUntil.indices { settledUntil[block] = -.infinity }
    }

    /// Assigns each row that may have another nearest centre to its nearest one, ties to the lower; returns whether any
    /// label changed.
    private mutating func assign() -> Bool {
        var isChanged = false
        for block in 0..<lanes.blocks where !(drift < settledUntil[block]) {
            let nearest = lanes.nearestTwo(toBlock: block, in: centres)
            squares[block] = nearest.squaredDistances
            settledUntil[block] = drift + nearest.margin / 2
            let before = clusters[block]
            let change = before ^ nearest.clusters
            guard (change.lowHalf | change.highHalf) != .zero else { continue }
            isChanged = true
            clusters[block] = nearest.clusters
            for row in lanes.rows(ofBlock: block) where before[row % 4] != nearest.clusters[row % 4] {
                members.move(row, of: points, from: Int(before[row % 4]), to: Int(nearest.clusters[row % 4]))
            }
        }
        return isChanged
    }

    /// Moves each centre to the mean of its rows and returns the summed squared shift.
    private mutating func moveCentres() -> Double {
        for cluster in members.counts.indices where members.counts[cluster] == 0 { fill(cluster) }
        let means = members.means
        var (sum, greatest) = (0.0, 0.0)
        for cluster in 0..<centres.rows {
            var square = 0.0
            for cell in (cluster * centres.columns)..<((cluster + 1) * centres.columns) {
                square += (means[cell] - centres.values[cell]) * (means[cell] - centres.values[cell])
            }
            sum += square
            greatest = max(greatest, square)
        }
        centres.values = means
        drift += greatest.squareRoot()
        return sum
    }

    /// Gives an empty cluster the row farthest from its own centre, taken from a cluster that keeps another.
    private mutating func fill(_ cluster: Int) {
        unsettle()
        _ = assign()
        var farthest: (row: Int, square: Double)?
        for row in 0..<lanes.rows where members.counts[Int(clusters[row / 4][row % 4])] > 1 {
            if squares[row / 4][row % 4] > farthest?.square ?? -1 { farthest = (row, squares[row / 4][row % 4]) }
        }
        guard let row = farthest?.row else { return }
        members.move(row, of: points, from: Int(clusters[row / 4][row % 4]), to: cluster)
        clusters[row / 4][row % 4] = Int64(cluster)
        squares[row / 4][row % 4] = 0
        // Its nearest centre is another still, which no bound knows.
        unsettle()
    }
}
