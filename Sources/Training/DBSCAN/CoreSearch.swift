import Segmentation

/// Tells which rows have so many others within eps that they are core, and counts no further than it must.
///
/// The rows of a leaf are looked after together: what lies in their own leaf is counted first, then what lies in ever
/// larger subtrees around it, so that rows in dense regions are done after a few leaves.
struct CoreSearch {
    private let tree: LeafTree
    private let squaredRadius: Double
    private let minimumSamples: Int
    /// The leaf whose rows are being counted for.
    private var leaf = 0
    /// Its slots that may be core yet, and how many rows were found within eps of each.
    private var pending: [(slot: Int, count: Int)] = []

    init(_ tree: LeafTree, _ parameters: DBSCANParameters) {
        self.tree = tree
        squaredRadius = parameters.eps * parameters.eps
        minimumSamples = parameters.minimumSamples
    }

    /// For each slot of a leaf whether it holds a core row.
    mutating func coreSlots(ofLeaf leaf: Int) -> [Bool] {
        self.leaf = leaf
        let slots = tree.slots(ofNode: leaf)
        pending = slots.filter { tree.rowOfSlot[$0] >= 0 }.map { ($0, 0) }
        for subtree in subtreesFromNear() where !pending.isEmpty { count(in: subtree) }
        var isCore = slots.map { tree.rowOfSlot[$0] >= 0 }
        for entry in pending { isCore[entry.slot - slots.lowerBound] = false }
        return isCore
    }

    /// The leaf, and the siblings of it and of every subtree around it: together the whole tree.
    private func subtreesFromNear() -> [Int] {
        var subtrees: [Int] = []
        var node = 0
        while !tree.nodes[node].isLeaf {
            let right = tree.nodes[node].split.right
            subtrees.append(leaf < right ? right : node + 1)
            node = leaf < right ? node + 1 : right
        }
        return [leaf] + subtrees.reversed()
    }

    private mutating func count(in subtree: Int) {
        let end = tree.nodes[subtree].nextAfterSubtree
        var node = subtree
        while node < end, !pending.isEmpty {
            let distances = tree.index.squaredDistances(betweenBoxesOf: leaf, node)
            if distances.nearest > squaredRadius {
                node = tree.nodes[node].nextAfterSubtree
            } else if distances.farthest <= squaredRadius {
                credit(node, isWithinReach: true)
                node = tree.nodes[node].nextAfterSubtree
            } else {
                if tree.nodes[node].isLeaf { credit(node, isWithinReach: false) }
                node += 1
            }
        }
    }

    /// Counts the rows of a leaf, or of a subtree that is within reach as a whole, and is done with slots that have
    /// enough.
    private mutating func credit(_ node: Int, isWithinReach: Bool) {
        let points = tree.nodes[node].endPoint - tree.nodes[node].firstPoint
        var kept = 0
        for place in pending.indices {
            let (slot, count) = pending[place]
            let total = count + (isWithinReach ? points : self.count(inLeaf: node, around: slot))
            guard total < minimumSamples else { continue }
            pending[kept] = (slot, total)
            kept += 1
        }
        pending.removeLast(pending.count - kept)
    }

    /// How many rows of a leaf lie within eps of a slot's.
    private func count(inLeaf node: Int, around slot: Int) -> Int {
        tree.withPoint(inSlot: slot) { point in
            let box = tree.index.squaredDistances(from: point, toBoxOf: node)
            guard box.nearest <= squaredRadius else { return 0 }
            guard box.farthest > squaredRadius else { return tree.nodes[node].endPoint - tree.nodes[node].firstPoint }
            var tally = SIMD4<Int64>.zero
            for block in tree.blocks(ofNode: node) {
                let isNear = tree.lanes.squaredDistances(ofBlock: block, to: point) .<= squaredRadius
                tally.replace(with: tally &+ 1, where: isNear)
            }
            return Int(tally.wrappedSum())
        }
    }
}
