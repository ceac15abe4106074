import Segmentation

/// A k-d tree whose leaves begin at vectors of their own, so that a point is measured against four of a leaf at once.
///
/// A slot is a place in those vectors, four to a block. Slots that fill up the last block of a leaf have no row, and NaN
/// as coordinates, which is within no distance of anything.
struct LeafTree: Sendable {
    /// The subtrees and their boxes.
    let index: KDTree
    /// The row in each slot, -1 in those without.
    let rowOfSlot: [Int]
    /// The coordinates in the slots.
    let lanes: RowLanes
    /// Where the blocks of each node's subtree begin, and behind the last node where all end.
    private let firstBlock: [Int]
    /// The points, and behind them one of NaN.
    private let padded: Matrix

    /// Indexes the rows of `points`, which has a column at least.
    init(_ points: Matrix) {
        let tree = KDTree(points: points)
        var firstBlock: [Int] = []
        var rowOfSlot: [Int] = []
        for node in tree.nodes {
            firstBlock.append(rowOfSlot.count / 4)
            guard node.isLeaf else { continue }
            rowOfSlot += tree.rowOfPoint[node.firstPoint..<node.endPoint]
            while rowOfSlot.count % 4 > 0 { rowOfSlot.append(-1) }
        }
        self.firstBlock = firstBlock + [rowOfSlot.count / 4]
        self.rowOfSlot = rowOfSlot
        index = tree
        padded = Matrix(
            rows: points.rows + 1, columns: points.columns,
            values: points.values + [Double](repeating: .nan, count: points.columns))
        lanes = RowLanes(padded, order: rowOfSlot.map { $0 < 0 ? points.rows : $0 })
    }

    /// Subtrees in preorder.
    var nodes: [KDTree.Node] { index.nodes }

    /// The numbers of the leaves, ascending.
    var leaves: [Int] { nodes.indices.filter { nodes[$0].isLeaf } }

    /// The coordinates in the slots where `isIncluded`, NaN in the others.
    func lanes(where isIncluded: [Bool]) -> RowLanes {
        RowLanes(padded, order: rowOfSlot.indices.map { isIncluded[$0] ? rowOfSlot[$0] : padded.rows - 1 })
    }

    /// The coordinates of the row in a slot that has one.
    @inline(__always)
    func withPoint<Result>(inSlot slot: Int, _ body: (borrowing Span<Double>) -> Result) -> Result {
        let first = rowOfSlot[slot] * padded.columns
        return body(padded.values.span.extracting(first..<(first + padded.columns)))
    }

    /// The blocks of a subtree.
    func blocks(ofNode node: Int) -> Range<Int> {
        firstBlock[node]..<firstBlock[nodes[node].nextAfterSubtree]
    }

    /// The slots of a subtree.
    func slots(ofNode node: Int) -> Range<Int> {
        let blocks = blocks(ofNode: node)
        return (4 * blocks.lowerBound)..<(4 * blocks.upperBound)
    }
}
