/// Between which bounds the distances of a subtree's points lie, as its box tells.
extension KDTree {
    /// Squared distances from `query` to the nearest place and the farthest corner of the node's box.
    ///
    /// - Precondition: `query` has `dimension` numbers.
    package func squaredDistances(
        from query: borrowing Span<Double>, toBoxOf node: Int
    ) -> (nearest: Double, farthest: Double) {
        let base = node * 2 * dimension
        var nearest = 0.0
        var farthest = 0.0
        for column in 0..<dimension {
            let above = bounds[base + 2 * column] - query[column]
            let below = query[column] - bounds[base + 2 * column + 1]
            let gap = max(above, below, 0)
            let reach = max(-above, -below)
            nearest += gap * gap
            farthest += reach * reach
        }
        return (nearest, farthest)
    }

    /// Squared distances between the nearest two places and the farthest two corners of two nodes' boxes.
    package func squaredDistances(betweenBoxesOf node: Int, _ other: Int) -> (nearest: Double, farthest: Double) {
        let (base, otherBase) = (node * 2 * dimension, other * 2 * dimension)
        var nearest = 0.0
        var farthest = 0.0
        for column in 0..<dimension {
            let above = bounds[base + 2 * column] - bounds[otherBase + 2 * column + 1]
            let below = bounds[otherBase + 2 * column] - bounds[base + 2 * column + 1]
            let gap = max(above, below, 0)
            let reach = max(-above, -below)
            nearest += gap * gap
            farthest += reach * reach
        }
        return (nearest, farthest)
    }
}
