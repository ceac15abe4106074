/// The never falling sequence that lies nearest, in the sum of weighted squares, to values sorted by some place.
///
/// Found in O(n) by pooling adjacent violators: neighbours that fall are replaced by their mean until none does.
///
/// Reference: R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, "Statistical Inference under Order
/// Restrictions", 1972.
package struct IsotonicFit: Sendable, Equatable {
    /// Neighbouring places that share one value.
    package struct Block: Sendable, Equatable {
        /// The first and the last of the places.
        package let places: ClosedRange<Double>
        /// Their value: the mean of the values there.
        package let value: Double
        fileprivate let weight: Double

        fileprivate func pooled(with next: Block) -> Block {
            let sum = weight + next.weight
            return Block(
                places: places.lowerBound...next.places.upperBound,
                value: value + (next.value - value) * (next.weight / sum), weight: sum)
        }
    }

    /// The blocks, ascending in place and, strictly, in value.
    package let blocks: [Block]

    /// Fits one value at each place; several values at one place count by their mean, weighted by how many they are.
    ///
    /// - Precondition: as many values as places, all finite.
    package init(places: [Double], values: [Double]) {
        precondition(places.count == values.count, "every place needs a value")
        precondition((places + values).allSatisfy(\.isFinite), "places and values must be finite")
        var blocks: [Block] = []
        for next in Self.blocks(of: places, values) {
            var block = next
            while let last = blocks.last, last.value >= block.value {
                block = last.pooled(with: block)
                blocks.removeLast()
            }
            blocks.append(block)
        }
        self.blocks = blocks
    }

    /// One block for each place, ascending.
    private static func blocks(of places: [Double], _ values: [Double]) -> [Block] {
        var blocks: [Block] = []
        for (place, value) in zip(places, values).sorted(by: <) {
            let block = Block(places: place...place, value: value, weight: 1)
            if let last = blocks.last, last.places.upperBound == place {
                blocks[blocks.count - 1] = last.pooled(with: block)
            } else {
                blocks.append(block)
            }
        }
        return blocks
    }
}
