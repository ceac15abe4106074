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

    /// How many points lie within `radius` of `query`, itself included where it is one of them.
    package func countNeighbours(of query: borrowing Span<Double>, within radius: Double) -> Int {
        var found = 0
        visitNeighbours(of: query, within: radius) { found += $0.count }
        return found
    }

    /// The rows of all points within `radius` of `query`, ascending.
    package func neighbours(of query: borrowing Span<Double>, within radius: Double) -> [Int] {
        var found: [Int] = []
        appendNeighbours(of: query, within: radius, to: &found)
        return found.sorted()
    }

    /// Appends the rows of all points within `radius` of `query` in the order of the tree.
    package func appendNeighbours(of query: borrowing Span<Double>, within radius: Double, to found: inout [Int]) {
        visitNeighbours(of: query, within: radius) { found += rowOfPoint[$0] }
    }

    /// Hands over runs of stored points within `radius`: whole subtrees where the box lies inside the ball.
    private func visitNeighbours(
        of query: borrowing Span<Double>, within radius: Double, _ visit: (Range<Int>) -> Void
    ) {
        precondition(query.count == dimension, "a query must have as many columns as the points")
        let limit = radius * radius
        var node = 0
        while node < nodes.count {
            let subtree = nodes[node]
            let box = squaredDistances(from: query, toBoxOf: node)
            guard box.nearest <= limit else {
                node = subtree.nextAfterSubtree
                continue
            }
            if box.farthest <= limit {
                visit(subtree.firstPoint..<subtree.endPoint)
                node = subtree.nextAfterSubtree
                continue
            }
            if isLeaf(node) {
                for point in subtree.firstPoint..<subtree.endPoint
                where squaredDistance(from: query, toPoint: point) <= limit {
                    visit(point..<(point + 1))
                }
            }
            node += 1
        }
    }
}
