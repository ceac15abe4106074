package import Segmentation

/// Dense regions found by DBSCAN, with scikit-learn's conventions.
///
/// Reference: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based algorithm for discovering clusters in large
/// spatial databases with noise", KDD 1996.
package struct DBSCANFit: Sendable, Equatable {
    /// The label of rows that belong to no cluster.
    package static let noise = -1

    /// The cluster of each row, or `noise`. Clusters are numbered by their first core row; a border row belongs to
    /// the first of the clusters that reach it.
    package let labels: [Int]
    /// The rows with at least `minimumSamples` rows within `eps`, ascending.
    package let coreRows: [Int]
    /// Rows per cluster, noise left out.
    package let sizes: [Int]

    /// Number of clusters.
    package var clusters: Int { sizes.count }
    /// Rows in no cluster.
    package var noiseCount: Int { labels.count - sizes.reduce(0, +) }
    /// Rows in a cluster that are not core.
    package var borderCount: Int { labels.count - noiseCount - coreRows.count }

    /// The core points, of which a new point must lie within `eps` of one, or else it is an anomaly.
    ///
    /// - Parameter points: the matrix that was fitted.
    package func corePoints(of points: Matrix) -> Matrix {
        Matrix(rows: coreRows.count, columns: points.columns, values: coreRows.flatMap { points.row($0) })
    }
}

extension DBSCANParameters {
    /// Checks the parameters, then fits them.
    package func fit(_ points: Matrix, workers: Workers = .perCore) throws(DBSCANFitError) -> DBSCANFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points, workers: workers)
    }
}

extension DBSCANParameters.Valid {
    /// Clusters the rows of `points`, an n × d matrix already scaled.
    package func fit(_ points: Matrix, workers: Workers = .perCore) throws(DBSCANFitError) -> DBSCANFit {
        if let problem = points.firstNonFiniteValue { throw .nonFinite(problem) }
        // Rows without columns are all in one place.
        let tree = LeafTree(points.columns > 0 ? points : Matrix(rows: points.rows, columns: 1))
        let isCore = markCoreSlots(of: tree, workers)
        let coreLanes = tree.lanes(where: isCore)
        let links = CoreLinks(tree, isCore: isCore, coreLanes, eps: parameters.eps)
        let clusters = number(links, tree, isCore)
        let reach = ClusterReach(tree, clusters: clusters, coreLanes, eps: parameters.eps)
        let labels = label(tree, reach, workers)
        let coreRows = tree.rowOfSlot.indices.filter { isCore[$0] }.map { tree.rowOfSlot[$0] }.sorted()
        var sizes = [Int](repeating: 0, count: (clusters.max() ?? DBSCANFit.noise) + 1)
        for label in labels where label != DBSCANFit.noise { sizes[label] += 1 }
        return DBSCANFit(labels: labels, coreRows: coreRows, sizes: sizes)
    }

    private func markCoreSlots(of tree: LeafTree, _ workers: Workers) -> [Bool] {
        let leaves = tree.leaves
        let blocks = RowBlocks(rows: leaves.count)
        return workers.map(blocks.count) { block in
            var search = CoreSearch(tree, parameters)
            return blocks[block].flatMap { search.coreSlots(ofLeaf: leaves[$0]) }
        }.flatMap(\.self)
    }

    /// The cluster of the core row in each slot, `DBSCANFit.noise` in the others; clusters are numbered in the order of
    /// their first core rows.
    private func number(_ links: CoreLinks, _ tree: LeafTree, _ isCore: [Bool]) -> [Int] {
        var links = links
        let coreSlots = isCore.indices.filter { isCore[$0] }
        var numbers: [Int: Int] = [:]
        var clusters = [Int](repeating: DBSCANFit.noise, count: isCore.count)
        for slot in coreSlots.sorted(by: { tree.rowOfSlot[$0] < tree.rowOfSlot[$1] }) {
            let next = numbers.count
            let number = numbers[links.representative(of: slot)] ?? next
            numbers[links.representative(of: slot)] = number
            clusters[slot] = number
        }
        return clusters
    }

    /// The cluster of each row.
    private func label(_ tree: LeafTree, _ reach: ClusterReach, _ workers: Workers) -> [Int] {
        let blocks = RowBlocks(rows: tree.rowOfSlot.count)
        let ofSlots = workers.map(blocks.count) { block in
            blocks[block].map { tree.rowOfSlot[$0] < 0 ? DBSCANFit.noise : reach.cluster(ofSlot: $0) }
        }.flatMap(\.self)
        var labels = [Int](repeating: DBSCANFit.noise, count: tree.rowOfSlot.count { $0 >= 0 })
        for (slot, row) in tree.rowOfSlot.enumerated() where row >= 0 { labels[row] = ofSlots[slot] }
        return labels
    }
}
