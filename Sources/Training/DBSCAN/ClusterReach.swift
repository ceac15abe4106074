import Segmentation

/// Tells the first of the clusters that reach a row: the least one that has a core row within eps of it.
struct ClusterReach: Sendable {
    private let tree: LeafTree
    private let clusters: [Int]
    /// The coordinates of the core rows alone.
    private let lanes: RowLanes
    private let squaredRadius: Double
    /// The least cluster among the core rows of each node; `Int.max` where it has none.
    private let leastClusters: [Int]

    /// Takes the cluster of the core row in each slot, `DBSCANFit.noise` where there is none.
    init(_ tree: LeafTree, clusters: [Int], _ coreLanes: RowLanes, eps: Double) {
        self.tree = tree
        self.clusters = clusters
        lanes = coreLanes
        squaredRadius = eps * eps
        var least = [Int](repeating: .max, count: tree.nodes.count)
        for node in tree.nodes.indices.reversed() {
            if tree.nodes[node].isLeaf {
                for slot in tree.slots(ofNode: node) where clusters[slot] != DBSCANFit.noise {
                    least[node] = min(least[node], clusters[slot])
                }
            } else {
                least[node] = min(least[node + 1], least[tree.nodes[node].split.right])
            }
        }
        leastClusters = least
    }

    /// The cluster of the row in a slot, core or not; `DBSCANFit.noise` where none reaches it.
    func cluster(ofSlot slot: Int) -> Int {
        guard clusters[slot] == DBSCANFit.noise else { return clusters[slot] }
        let found = tree.withPoint(inSlot: slot) { leastCluster(around: $0) }
        return found == .max ? DBSCANFit.noise : found
    }

    private func leastCluster(around point: borrowing Span<Double>) -> Int {
        var best = Int.max
        var node = 0
        while node < tree.nodes.count {
            guard leastClusters[node] < best,
                tree.index.squaredDistances(from: point, toBoxOf: node).nearest <= squaredRadius
            else {
                node = tree.nodes[node].nextAfterSubtree
                continue
            }
            if tree.nodes[node].isLeaf {
                for block in tree.blocks(ofNode: node) {
                    let isNear = lanes.squaredDistances(ofBlock: block, to: point) .<= squaredRadius
                    guard any(isNear) else { continue }
                    for place in 0..<4 where isNear[place] { best = min(best, clusters[4 * block + place]) }
                }
            }
            node += 1
        }
        return best
    }
}
