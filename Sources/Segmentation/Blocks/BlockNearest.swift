/// The cluster to which each customer of a block is nearest.
struct BlockNearest: Sendable {
    /// The clusters, the lower-numbered of two equally near.
    private(set) var clusters = [Int](repeating: 0, count: CustomerBlock.capacity)
    /// How far they are.
    private(set) var distances = [Double](repeating: 0, count: CustomerBlock.capacity)

    /// Finds the least number of each of the first `count` customers, of a column per cluster.
    mutating func find(in columns: BlockColumns, _ count: Int) {
        Self.find(in: columns, count, &clusters, &distances)
    }

    // Both are lent by themselves, so that both can be written to at the same time.
    private static func find(
        in columns: BlockColumns, _ count: Int, _ clusters: inout [Int], _ distances: inout [Double]
    ) {
        var clusters = clusters.mutableSpan
        var distances = distances.mutableSpan
        for customer in 0..<count { (clusters[customer], distances[customer]) = (0, .infinity) }
        for cluster in 0..<columns.columns {
            let column = columns[cluster]
            for customer in 0..<count {
                // All three have room for a whole block.
                let distance = unsafe column[unchecked: customer]
                let isLess = unsafe distance < distances[unchecked: customer]
                // Bits instead of a choice, which would be made by a branch that no processor guesses.
                let mask = isLess ? -1 : 0
                unsafe clusters[unchecked: customer] ^= (clusters[unchecked: customer] ^ cluster) & mask
                unsafe distances[unchecked: customer] = isLess ? distance : distances[unchecked: customer]
            }
        }
    }
}
