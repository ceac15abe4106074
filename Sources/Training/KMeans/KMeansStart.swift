import Glibc

/// Draws the rows that the centres of one restart begin at.
///
/// Reference: D. Arthur, S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007; its greedy
/// variant with 2 + ⌊ln k⌋ candidates per centre, as scikit-learn has it.
struct KMeansStart {
    let rows: PackedRows

    /// The rows of k centres.
    func draw(_ parameters: KMeansParameters, from generator: inout SeededGenerator) -> [Int] {
        switch parameters.start {
        case .plusPlus: drawApart(parameters.clusters, from: &generator)
        case .random: drawAny(parameters.clusters, from: &generator)
        }
    }

    /// Different rows, each equally likely: the first k of a Fisher-Yates shuffle.
    private func drawAny(_ clusters: Int, from generator: inout SeededGenerator) -> [Int] {
        var order = Array(0..<rows.rows)
        for position in 0..<clusters {
            order.swapAt(position, position + generator.index(below: rows.rows - position))
        }
        return Array(order.prefix(clusters))
    }

    /// Each next centre is a row drawn in proportion to its squared distance from the centres so far; of several
    /// candidates the one that leaves the least sum of those distances.
    private func drawApart(_ clusters: Int, from generator: inout SeededGenerator) -> [Int] {
        var seeds = [generator.index(below: rows.rows)]
        var squares = (0..<rows.rows).map { rows.squaredDistance($0, to: rows, seeds[0]) }
        let trials = 2 + Int(log(Double(clusters)))
        while seeds.count < clusters {
            let cumulative = Self.runningSum(of: squares)
            var best: (seed: Int, squares: [Double], sum: Double)?
            for _ in 0..<trials {
                let candidate = Self.pick(generator.unitInterval(), of: cumulative)
                let remaining = (0..<rows.rows).map { min(squares[$0], rows.squaredDistance($0, to: rows, candidate)) }
                let sum = remaining.reduce(0, +)
                if sum < best?.sum ?? .infinity { best = (candidate, remaining, sum) }
            }
            guard let best else { break }
            seeds.append(best.seed)
            squares = best.squares
        }
        return seeds
    }

    private static func runningSum(of values: [Double]) -> [Double] {
        var sum = 0.0
        return values.map { value in
            sum += value
            return sum
        }
    }

    /// The first position whose running sum exceeds `share` of the whole, so never one that adds nothing.
    private static func pick(_ share: Double, of cumulative: [Double]) -> Int {
        let target = share * (cumulative.last ?? 0)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
