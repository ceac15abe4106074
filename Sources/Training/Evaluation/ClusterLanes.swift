import Segmentation

/// Rows sorted by cluster, four to a vector, so that distances to a whole cluster are summed in vector registers.
struct ClusterLanes: Sendable {
    /// The rows, those of each cluster in blocks of their own.
    private let lanes: RowLanes
    /// The blocks of each cluster.
    private let blocks: [Range<Int>]
    /// For each block 1 in the lanes that hold a row and 0 in those that pad the last block of a cluster.
    private let weights: [SIMD4<Double>]

    /// Lays out rows of `points`: for each cluster the numbers of those that belong to it, one at least.
    init(_ points: Matrix, members: [[Int]]) {
        var order: [Int] = []
        var blocks: [Range<Int>] = []
        var weights: [SIMD4<Double>] = []
        for rows in members {
            let first = weights.count
            for place in stride(from: 0, to: rows.count, by: 4) {
                let held = rows[place..<min(place + 4, rows.count)]
                order += held + [Int](repeating: rows[place], count: 4 - held.count)
                weights.append(SIMD4((0..<4).map { $0 < held.count ? 1 : 0 }))
            }
            blocks.append(first..<weights.count)
        }
        lanes = RowLanes(points, order: order)
        self.blocks = blocks
        self.weights = weights
    }

    /// The sum of the distances of `point` from the rows of a cluster.
    func sumOfDistances(from point: borrowing Span<Double>, toCluster cluster: Int) -> Double {
        var sum = SIMD4<Double>.zero
        for block in blocks[cluster] {
            sum += lanes.squaredDistances(ofBlock: block, to: point).squareRoots * weights[block]
        }
        return sum.sum()
    }
}
