/// Searches for the nearest points.
extension KDTree {
    /// A point found: its row in the matrix that was indexed, and how far it is.
    package struct Neighbour: Sendable, Equatable {
        /// Row of the point in the matrix that the tree was built from.
        package let index: Int
        /// Euclidean distance from the query.
        package let distance: Double
    }

    /// The nearest point, of equally near ones the lowest row; nil when there are no points.
    ///
    /// Neither allocates nor recurses.
    ///
    /// - Precondition: `query` has `dimension` finite numbers.
    package func nearest(to query: borrowing Span<Double>) -> Neighbour? {
        precondition(query.count == dimension, "a query must have as many columns as the points")
        guard count > 0 else { return nil }
        // The query's own leaf gives a bound that prunes most of the forward walk.
        let home = homeLeaf(of: query)
        var best = (row: Int.max, squared: Double.infinity)
        scan(home, from: query, into: &best)
        var node = 0
        while node < nodes.count {
            guard nearestSquaredDistance(from: query, toBoxOf: node) <= best.squared else {
                node = nodes[node].nextAfterSubtree
                continue
            }
            if isLeaf(node), node != home { scan(node, from: query, into: &best) }
            node += 1
        }
        return Neighbour(index: best.row, distance: best.squared.squareRoot())
    }

    /// The distance to the `rank`-th nearest point, counted from 1; a query that is a point itself counts as its own
    /// first neighbour, as `minimumSamples` of DBSCAN counts. Nil when there are fewer points.
    ///
    /// - Precondition: `rank` is positive, and `query` has `dimension` finite numbers.
    package func distance(toNeighbour rank: Int, of query: borrowing Span<Double>) -> Double? {
        precondition(rank > 0, "neighbours are counted from 1")
        precondition(query.count == dimension, "a query must have as many columns as the points")
        guard rank <= count else { return nil }
        var nearest = LeastValues(capacity: rank)
        let home = homeLeaf(of: query)
        collect(home, from: query, into: &nearest)
        var node = 0
        while node < nodes.count {
            guard nearestSquaredDistance(from: query, toBoxOf: node) <= nearest.bound else {
                node = nodes[node].nextAfterSubtree
                continue
            }
            if isLeaf(node), node != home { collect(node, from: query, into: &nearest) }
            node += 1
        }
        return nearest.bound.squareRoot()
    }

    private func scan(_ leaf: Int, from query: borrowing Span<Double>, into best: inout (row: Int, squared: Double)) {
        for point in nodes[leaf].firstPoint..<nodes[leaf].endPoint {
            let candidate = (row: rowOfPoint[point], squared: squaredDistance(from: query, toPoint: point))
            if (candidate.squared, candidate.row) < (best.squared, best.row) { best = candidate }
        }
    }

    private func collect(_ leaf: Int, from query: borrowing Span<Double>, into nearest: inout LeastValues) {
        for point in nodes[leaf].firstPoint..<nodes[leaf].endPoint {
            nearest.insert(squaredDistance(from: query, toPoint: point))
        }
    }
}

/// The least `capacity` of the values seen, ascending.
private struct LeastValues {
    private let capacity: Int
    private var values: [Double] = []

    init(capacity: Int) {
        self.capacity = capacity
        values.reserveCapacity(capacity + 1)
    }

    /// The greatest of the values held; infinite until there are `capacity` of them.
    var bound: Double { values.count < capacity ? .infinity : values[capacity - 1] }

    mutating func insert(_ value: Double) {
        guard value < bound else { return }
        // Ranks asked for are small, so moving a few numbers beats a heap.
        let position = values.firstIndex { $0 > value } ?? values.count
        values.insert(value, at: position)
        if values.count > capacity { values.removeLast() }
    }
}
