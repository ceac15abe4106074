/// Fixed-radius searches. A point at exactly `radius` counts as within it: squares are compared with ≤.
extension KDTree {
    /// Whether any point lies within `radius` of `query`; stops at the first.
    ///
    /// Neither allocates nor recurses, for it runs within a request.
    ///
    /// - Precondition: `query` has `dimension` numbers. A NaN among them is near nothing.
    package func containsPoint(within radius: Double, of query: borrowing Span<Double>) -> Bool {
        precondition(query.count == dimension, "a query must have as many columns as the points")
        guard count > 0 else { return false }
        let limit = radius * radius
        let home = homeLeaf(of: query)
        if holdsPoint(home, within: limit, of: query) { return true }
        var node = 0
        while node < nodes.count {
            guard nearestSquaredDistance(from: query, toBoxOf: node) <= limit else {
                node = nodes[node].nextAfterSubtree
                continue
            }
            if isLeaf(node), node != home, holdsPoint(node, within: limit, of: query) { return true }
            node += 1
        }
        return false
    }

    /// Whether a point of the leaf, or one beside it in its blocks, lies within the root of `limit`.
    private func holdsPoint(_ leaf: Int, within limit: Double, of query: borrowing Span<Double>) -> Bool {
        for block in (nodes[leaf].firstPoint / 4)...((nodes[leaf].endPoint - 1) / 4) {
            let squared = lanes.squaredDistances(ofBlock: block, to: query)
            if squared[0] <= limit || squared[1] <= limit || squared[2] <= limit || squared[3] <= limit { return true }
        }
        return false
    }
}
