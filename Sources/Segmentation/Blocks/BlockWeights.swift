import Glibc

/// How much each cluster weighs beside the nearest one, for the customers of a block: the powers of e of ``Calibration``.
///
/// Most of them are nothing, and which ones no processor guesses. So those that are something are picked out without a
/// branch, and only of them the power is worked out.
struct BlockWeights: Sendable {
    private var weights: BlockColumns
    /// The exponents that are something, and which weights they are of.
    private var exponents: [Double]
    private var places: [UInt32]
    private var picked = 0

    init(clusters: Int) {
        weights = BlockColumns(columns: clusters)
        exponents = [Double](repeating: 0, count: clusters * CustomerBlock.capacity)
        places = [UInt32](repeating: 0, count: clusters * CustomerBlock.capacity)
    }

    /// Weighs the clusters of the first `count` customers: 1 for one as near as the nearest.
    mutating func weigh(_ distances: BlockColumns, beside nearest: [Double], _ count: Int, temperature: Double) {
        for cluster in 0..<distances.columns {
            weights.write(cluster) { exponents in
                let (column, nearest) = (distances[cluster], nearest.span)
                for customer in 0..<count {
                    exponents[customer] = (nearest[customer] - column[customer]) / (2 * temperature)
                }
            }
        }
        Self.pick(&weights, count, &exponents, &places, &picked)
        Self.raise(exponents, places, picked, into: &weights)
    }

    /// Writes the share of the nearest cluster.
    func writeShares(_ count: Int, into shares: inout [Double]) {
        var sums = shares.mutableSpan
        for customer in 0..<count { sums[customer] = 0 }
        for cluster in 0..<weights.columns {
            let column = weights[cluster]
            for customer in 0..<count { sums[customer] += column[customer] }
        }
        for customer in 0..<count { sums[customer] = 1 / sums[customer] }
    }

    // All are lent by themselves, so that they can be written to at the same time.
    private static func pick(
        _ weights: inout BlockColumns, _ count: Int, _ exponents: inout [Double], _ places: inout [UInt32],
        _ picked: inout Int
    ) {
        var exponents = exponents.mutableSpan
        var places = places.mutableSpan
        var next = 0
        for cluster in 0..<weights.columns {
            weights.write(cluster) { weights in
                for customer in 0..<count {
                    let exponent = weights[customer]
                    // Of equal distances, which may both be infinite and their difference then no number, none is less.
                    weights[customer] = exponent < 0 ? 0 : 1
                    // Kept only where the place moves on behind it; there is one for every weight.
                    exponents[next] = exponent
                    places[next] = UInt32(truncatingIfNeeded: cluster &* CustomerBlock.capacity &+ customer)
                    next &+= (exponent < 0 ? 1 : 0) & (exponent > Calibration.negligible ? 1 : 0)
                }
            }
        }
        picked = next
    }

    private static func raise(
        _ exponents: [Double], _ places: [UInt32], _ count: Int, into weights: inout BlockColumns
    ) {
        let exponents = exponents.span
        let places = places.span
        weights.write { weights in
            for place in 0..<count { weights[Int(places[place])] = exp(exponents[place]) }
        }
    }
}
