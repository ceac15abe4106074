import Glibc

/// How much each cluster weighs beside the nearest one, for the customers of a block: the powers of e of ``Calibration``.
///
/// Most of them are nothing, and which ones no processor guesses. So those that are something are picked out without a
/// branch, and only of them the power is worked out.
struct BlockWeights: Sendable {
    private var weights: BlockColumns
    private var exponents: BlockColumns
    /// Where the exponents are that are something.
    private var places: [UInt32]

    init(clusters: Int) {
        weights = BlockColumns(columns: clusters)
        exponents = BlockColumns(columns: clusters)
        places = [UInt32](repeating: 0, count: clusters * CustomerBlock.capacity)
    }

    /// Weighs the clusters of the first `count` customers: 1 for one as near as the nearest.
    mutating func weigh(_ distances: BlockColumns, beside nearest: [Double], _ count: Int, temperature: Double) {
        for cluster in 0..<distances.columns {
            exponents.write(cluster) { exponents in
                weights.write(cluster) { weights in
                    Self.compare(distances[cluster], nearest.span, count, temperature, &exponents, &weights)
                }
            }
        }
        let picked = Self.pick(exponents, count, &places)
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

    // All that is written is lent by itself, so that several can be written to at the same time.
    private static func compare(
        _ distances: Span<Double>, _ nearest: Span<Double>, _ count: Int, _ temperature: Double,
        _ exponents: inout MutableSpan<Double>, _ weights: inout MutableSpan<Double>
    ) {
        precondition(count <= min(distances.count, nearest.count, exponents.count, weights.count), "a block is whole")
        for customer in 0..<count {
            // Within all four, as was just checked.
            let exponent = unsafe (nearest[unchecked: customer] - distances[unchecked: customer]) / (2 * temperature)
            unsafe exponents[unchecked: customer] = exponent
            // Of equal distances, which may both be infinite and their difference then no number, none is less.
            unsafe weights[unchecked: customer] = exponent < 0 ? 0 : 1
        }
    }

    /// Picks the exponents that are something, and says how many they are.
    private static func pick(_ exponents: BlockColumns, _ count: Int, _ places: inout [UInt32]) -> Int {
        var places = places.mutableSpan
        precondition(count <= CustomerBlock.capacity && places.count >= exponents.columns * CustomerBlock.capacity)
        var next = 0
        for cluster in 0..<exponents.columns {
            let column = exponents[cluster]
            let first = UInt32(truncatingIfNeeded: cluster &* CustomerBlock.capacity)
            for customer in 0..<count {
                // A column has room for a whole block, and there is a place for every exponent.
                let exponent = unsafe column[unchecked: customer]
                // Kept only where the place moves on behind it.
                unsafe places[unchecked: next] = first &+ UInt32(truncatingIfNeeded: customer)
                next &+= (exponent < 0 ? 1 : 0) & (exponent > Calibration.negligible ? 1 : 0)
            }
        }
        return next
    }

    private static func raise(
        _ exponents: BlockColumns, _ places: [UInt32], _ count: Int, into weights: inout BlockColumns
    ) {
        let (exponents, places) = (exponents.all, places.span)
        weights.write { weights in
            for index in 0..<count {
                let place = Int(places[index])
                weights[place] = exp(exponents[place])
            }
        }
    }
}
