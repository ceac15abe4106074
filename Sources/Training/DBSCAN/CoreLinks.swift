import Segmentation

/// Finds which core rows are connected: those within eps of one another are, and what is connected with the same row.
///
/// Subtrees are joined from the leaves up. Where all core rows of two subtrees are connected already, nothing between
/// them has to be measured, so that a dense region costs little more than its leaves and the pairs that are next to each
/// other.
///
/// References: R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", Journal of the ACM 22(2), 1975;
/// W. B. March, P. Ram, A. G. Gray, "Fast Euclidean minimum spanning tree", KDD 2010, for the joining of subtrees.
struct CoreLinks {
    private let tree: LeafTree
    private let isCore: [Bool]
    /// The coordinates of the core rows alone.
    private let lanes: RowLanes
    private let squaredRadius: Double
    /// For each slot another one that it is connected with; one that names itself stands for all of them.
    private var parents: [Int]
    /// For each node a slot that all its core rows are connected with, or what is said of it below.
    private var representatives: [Int]
    private static let noCores = -1
    private static let notConnected = -2

    /// Connects the core rows of a tree.
    init(_ tree: LeafTree, isCore: [Bool], _ coreLanes: RowLanes, eps: Double) {
        self.tree = tree
        self.isCore = isCore
        lanes = coreLanes
        squaredRadius = eps * eps
        parents = Array(isCore.indices)
        representatives = [Int](repeating: Self.notConnected, count: tree.nodes.count)
        if !tree.nodes.isEmpty { connect(0) }
    }

    /// The slot that stands for all that are connected with `slot`.
    mutating func representative(of slot: Int) -> Int {
        var slot = slot
        while parents[slot] != slot {
            parents[slot] = parents[parents[slot]]
            slot = parents[slot]
        }
        return slot
    }

    /// Connects what lies within a subtree. Recursion is as deep as the tree, the logarithm of the number of rows.
    private mutating func connect(_ node: Int) {
        if tree.nodes[node].isLeaf {
            connectLeaf(node)
        } else {
            let (left, right) = (node + 1, tree.nodes[node].split.right)
            connect(left)
            connect(right)
            join(left, right)
        }
        refresh(node)
    }

    private mutating func connectLeaf(_ leaf: Int) {
        let slots = tree.slots(ofNode: leaf).filter { isCore[$0] }
        // A leaf may hold any number of equal rows.
        if tree.index.squaredDistances(betweenBoxesOf: leaf, leaf).farthest <= squaredRadius {
            for (slot, next) in zip(slots, slots.dropFirst()) { union(slot, next) }
        } else {
            for slot in slots { link(slot, toLeaf: leaf) }
        }
    }

    /// Connects the core rows of one subtree with those of another, as far as they are within eps.
    private mutating func join(_ one: Int, _ other: Int) {
        guard !areConnected(one, other), gap(one, other) <= squaredRadius else { return }
        let (node, kept) = isSplitFirst(one, other) ? (one, other) : (other, one)
        guard !tree.nodes[node].isLeaf else { return joinLeaves(one, other) }
        let (left, right) = (node + 1, tree.nodes[node].split.right)
        // What is nearer connects more likely, and then spares the other's measuring.
        let isLeftNearer = gap(left, kept) <= gap(right, kept)
        join(isLeftNearer ? left : right, kept)
        join(isLeftNearer ? right : left, kept)
        refresh(node)
    }

    /// The squared distance between the nearest places of two boxes.
    private func gap(_ one: Int, _ other: Int) -> Double {
        tree.index.squaredDistances(betweenBoxesOf: one, other).nearest
    }

    /// The larger of two subtrees is split first, so that leaves meet leaves.
    private func isSplitFirst(_ node: Int, _ other: Int) -> Bool {
        tree.nodes[node].nextAfterSubtree - node >= tree.nodes[other].nextAfterSubtree - other
    }

    private mutating func joinLeaves(_ one: Int, _ other: Int) {
        for slot in tree.slots(ofNode: one) where isCore[slot] {
            link(slot, toLeaf: other)
            if areConnected(one, other) { break }
        }
        refresh(one)
        refresh(other)
    }

    /// Whether nothing is left to connect between two subtrees.
    private mutating func areConnected(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (representatives[one], representatives[other])
        if first == Self.noCores || second == Self.noCores { return true }
        guard first >= 0, second >= 0 else { return false }
        return representative(of: first) == representative(of: second)
    }

    /// Connects a core row with those of a leaf that are within eps of it.
    private mutating func link(_ slot: Int, toLeaf leaf: Int) {
        let isNear = tree.withPoint(inSlot: slot) {
            tree.index.squaredDistances(from: $0, toBoxOf: leaf).nearest <= squaredRadius
        }
        guard isNear else { return }
        for block in tree.blocks(ofNode: leaf) {
            let squares = tree.withPoint(inSlot: slot) { lanes.squaredDistances(ofBlock: block, to: $0) }
            let isNear = squares .<= squaredRadius
            guard any(isNear) else { continue }
            for place in 0..<4 where isNear[place] { union(slot, 4 * block + place) }
            if representatives[leaf] >= 0 { return }
        }
    }

    private mutating func union(_ slot: Int, _ other: Int) {
        let (first, second) = (representative(of: slot), representative(of: other))
        parents[max(first, second)] = min(first, second)
    }

    /// Sees whether a node's core rows are all connected by now.
    private mutating func refresh(_ node: Int) {
        guard representatives[node] == Self.notConnected else { return }
        if tree.nodes[node].isLeaf {
            let slots = tree.slots(ofNode: node).filter { isCore[$0] }
            representatives[node] = merged(slots)
        } else {
            let children = [representatives[node + 1], representatives[tree.nodes[node].split.right]]
            guard !children.contains(Self.notConnected) else { return }
            representatives[node] = merged(children.filter { $0 >= 0 })
        }
    }

    private mutating func merged(_ slots: [Int]) -> Int {
        guard let first = slots.first else { return Self.noCores }
        let all = representative(of: first)
        for slot in slots.dropFirst() where representative(of: slot) != all { return Self.notConnected }
        return all
    }
}
