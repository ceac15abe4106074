import Glibc
import Segmentation

/// Draws the rows that the centres of one restart begin at.
///
/// Reference: D. Arthur, S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007; its greedy
/// variant with 2 + ⌊ln k⌋ candidates per centre, as scikit-learn has it.
struct KMeansStart {
    let points: Matrix
    let lanes: RowLanes

    /// The rows of k centres.
    func draw(_ parameters: KMeansParameters, from generator: inout SeededGenerator) -> [Int] {
        switch parameters.start {
        case .plusPlus: drawApart(parameters.clusters, from: &generator)
        case .random: drawAny(parameters.clusters, from: &generator)
        }
    }

    /// Different rows, each equally likely: the first k of a Fisher-Yates shuffle.
    private func drawAny(_ clusters: Int, from generator: inout SeededGenerator) -> [Int] {
        var order = Array(0..<points.rows)
        for position in 0..<clusters {
            order.swapAt(position, position + generator.index(below: points.rows - position))
        }
        return Array(order.prefix(clusters))
    }

    /// Each next centre is a row drawn in proportion to its squared distance from the centres so far; of several
    /// candidates the one that leaves the least sum of those distances.
    private func drawApart(_ clusters: Int, from generator: inout SeededGenerator) -> [Int] {
        var seeds = [generator.index(below: points.rows)]
        var remaining = Remaining(lanes: lanes).after(centreAt: seeds[0], of: points)
        let trials = 2 + Int(log(Double(clusters)))
        while seeds.count < clusters {
            var best: (seed: Int, remaining: Remaining)?
            for _ in 0..<trials {
                let candidate = remaining.row(atShare: generator.unitInterval())
                let after = remaining.after(centreAt: candidate, of: points)
                if after.sum < best?.remaining.sum ?? .infinity { best = (candidate, after) }
            }
            guard let best else { break }
            seeds.append(best.seed)
            remaining = best.remaining
        }
        return seeds
    }
}

/// Squared distances of all rows from the nearest of the centres drawn so far.
private struct Remaining {
    private let lanes: RowLanes
    private var squares: [SIMD4<Double>]
    /// Sums over the rows of each block and of those before it.
    private var cumulative: [Double] = []

    init(lanes: RowLanes) {
        self.lanes = lanes
        squares = [SIMD4<Double>](repeating: SIMD4(repeating: .infinity), count: lanes.blocks)
    }

    var sum: Double { cumulative.last ?? 0 }

    /// What remains when the row `seed` is a centre too.
    func after(centreAt seed: Int, of points: Matrix) -> Remaining {
        var after = self
        after.cumulative = []
        after.cumulative.reserveCapacity(lanes.blocks)
        var sum = 0.0
        for block in 0..<lanes.blocks {
            var nearest = squares[block]
            let distances = lanes.squaredDistances(ofBlock: block, to: points, seed)
            nearest.replace(with: distances, where: distances .< nearest)
            after.squares[block] = nearest
            for row in lanes.rows(ofBlock: block) { sum += nearest[row % 4] }
            after.cumulative.append(sum)
        }
        return after
    }

    /// The first row at which the running sum exceeds `share` of the whole, so never one that is a centre already.
    func row(atShare share: Double) -> Int {
        let target = share * sum
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        var running = low > 0 ? cumulative[low - 1] : 0
        let rows = lanes.rows(ofBlock: low)
        for row in rows {
            running += squares[low][row % 4]
            if running > target { return row }
        }
        return rows.upperBound - 1
    }
}
