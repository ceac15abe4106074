/// An exact spatial index over fixed points: Bentley's k-d tree with leaf buckets and tight bounding boxes.
///
/// Answers equal a scan over all points with squared distances summed column by column, to the last bit: a box's bound
/// is rounded the same way and so never lies beyond a point inside it. Nodes stand in preorder, each with the number
/// of the node that follows its subtree, so a search walks forward through flat arrays without stack or allocation.
///
/// Reference: J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18(9), 1975.
package struct KDTree: Sendable {
    /// Number of points.
    package let count: Int
    /// Number of columns of each point and each query.
    package let dimension: Int

    /// The points, so ordered that every subtree's are neighbours in memory.
    let lanes: RowLanes
    /// The row in the given matrix of each point, the points so ordered that every subtree's are a run.
    package let rowOfPoint: [Int]
    /// Subtrees in preorder; the left child of node i is i + 1, the right child is where the left one's subtree ends.
    package let nodes: [Node]
    /// Least and greatest coordinate of each node's points, column by column: `nodes.count * dimension` pairs.
    let bounds: [Double]

    /// One subtree: a run of points, and where the walk goes on when the subtree is done with.
    package struct Node: Sendable {
        package let firstPoint: Int
        package let endPoint: Int
        package let nextAfterSubtree: Int
        package let split: Split

        /// Whether the node has no children.
        package var isLeaf: Bool { split.right == 0 }
    }

    /// The plane between a node's children: what lies below `value` is the left one's.
    package struct Split: Sendable {
        package let column: Int
        package let value: Double
        /// The right child; a leaf has none, and 0 here, for no child stands in front of the root.
        package let right: Int
    }

    /// Builds the index in O(n log n).
    ///
    /// - Parameter points: n × d finite numbers; duplicates, constant columns and no rows at all are fine.
    package init(points: Matrix) {
        var builder = KDTreeBuilder(points: points)
        builder.build()
        count = points.rows
        dimension = points.columns
        nodes = builder.nodes
        bounds = builder.bounds
        rowOfPoint = builder.order
        lanes = RowLanes(points, order: builder.order)
    }

    /// The leaf on whose side of every split `query` lies: where its neighbours most likely are.
    ///
    /// - Precondition: there is a point.
    func homeLeaf(of query: borrowing Span<Double>) -> Int {
        var node = 0
        while !isLeaf(node) {
            let split = nodes[node].split
            node = query[split.column] < split.value ? node + 1 : split.right
        }
        return node
    }

    /// Whether the node has no children.
    func isLeaf(_ node: Int) -> Bool { nodes[node].isLeaf }

    /// Squared distance from `query` to the point stored at `point`.
    func squaredDistance(from query: borrowing Span<Double>, toPoint point: Int) -> Double {
        var sum = 0.0
        for column in 0..<dimension {
            let difference = query[column] - lanes.value(row: point, column: column)
            sum += difference * difference
        }
        return sum
    }

    /// Squared distance from `query` to the nearest place of the node's box; 0 inside.
    func nearestSquaredDistance(from query: borrowing Span<Double>, toBoxOf node: Int) -> Double {
        let base = node * 2 * dimension
        var sum = 0.0
        for column in 0..<dimension {
            let value = query[column]
            let gap = max(bounds[base + 2 * column] - value, value - bounds[base + 2 * column + 1], 0)
            sum += gap * gap
        }
        return sum
    }
}
