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
        let tree = KDTree(points: points)
        let isCore = markCoreRows(of: points, tree, workers)
        var labels = [Int](repeating: DBSCANFit.noise, count: points.rows)
        var sizes: [Int] = []
        for row in 0..<points.rows where isCore[row] && labels[row] == DBSCANFit.noise {
            sizes.append(spread(cluster: sizes.count, from: row, points, tree, isCore, &labels))
        }
        return DBSCANFit(labels: labels, coreRows: isCore.indices.filter { isCore[$0] }, sizes: sizes)
    }

    private func markCoreRows(of points: Matrix, _ tree: KDTree, _ workers: Workers) -> [Bool] {
        let blocks = RowBlocks(rows: points.rows)
        return workers.map(blocks.count) { block in
            blocks[block].map { row in
                tree.countNeighbours(of: points.row(row).span, within: parameters.eps) >= parameters.minimumSamples
            }
        }.flatMap(\.self)
    }

    /// Labels all rows that core rows connect with `first`, and returns how many.
    private func spread(
        cluster: Int, from first: Int, _ points: Matrix, _ tree: KDTree, _ isCore: [Bool], _ labels: inout [Int]
    ) -> Int {
        labels[first] = cluster
        var size = 1
        var frontier = [first]
        var neighbours: [Int] = []
        while let row = frontier.popLast() {
            neighbours.removeAll(keepingCapacity: true)
            tree.appendNeighbours(of: points.row(row).span, within: parameters.eps, to: &neighbours)
            for neighbour in neighbours where labels[neighbour] == DBSCANFit.noise {
                labels[neighbour] = cluster
                size += 1
                if isCore[neighbour] { frontier.append(neighbour) }
            }
        }
        return size
    }
}
