package import Segmentation

/// Rows and the cluster each belongs to, whatever algorithm said so.
package struct Partition: Sendable, Equatable {
    /// n × d, in the space that was clustered.
    package let points: Matrix
    /// The cluster of each row, 0..<k.
    package let labels: [Int]
    /// Rows per cluster, each at least 1.
    package let sizes: [Int]
    /// k × d, the mean of each cluster's rows.
    package let centroids: Matrix

    /// Checks that every row has a label and every cluster a row.
    ///
    /// - Parameter clusters: how many clusters there are, where that is known apart from the labels.
    package init(points: Matrix, labels: [Int], clusters: Int = 0) throws(EvaluationError) {
        guard labels.count == points.rows else { throw .labelCount(found: labels.count, rows: points.rows) }
        if let row = labels.firstIndex(where: { $0 < 0 }) { throw .negativeLabel(row: row, found: labels[row]) }
        // A label beyond the number of rows leaves some cluster empty, so counting stops there.
        var sizes = [Int](repeating: 0, count: max(min(labels.max() ?? -1, labels.count) + 1, clusters))
        for label in labels where label < sizes.count { sizes[label] += 1 }
        if let empty = sizes.firstIndex(of: 0) { throw .emptyCluster(empty) }
        self.points = points
        self.labels = labels
        self.sizes = sizes
        centroids = Self.means(of: points, labels, sizes)
    }

    /// Number of clusters, k.
    package var clusters: Int { sizes.count }

    /// The rows of each cluster, ascending.
    package var members: [[Int]] {
        var members = [[Int]](repeating: [], count: clusters)
        for (row, label) in labels.enumerated() { members[label].append(row) }
        return members
    }

    /// Squared Euclidean distance of a row from the centroid of a cluster.
    func squaredDistance(ofRow row: Int, toCentroid cluster: Int) -> Double {
        Self.squaredDistance(points, row, centroids, cluster)
    }

    static func squaredDistance(_ one: Matrix, _ row: Int, _ other: Matrix, _ otherRow: Int) -> Double {
        (0..<one.columns).reduce(0) { sum, column in
            let difference = one[row, column] - other[otherRow, column]
            return sum + difference * difference
        }
    }

    private static func means(of points: Matrix, _ labels: [Int], _ sizes: [Int]) -> Matrix {
        var means = Matrix(rows: sizes.count, columns: points.columns)
        for (row, label) in labels.enumerated() {
            for column in 0..<points.columns { means[label, column] += points[row, column] }
        }
        for (cluster, size) in sizes.enumerated() {
            for column in 0..<points.columns { means[cluster, column] /= Double(size) }
        }
        return means
    }
}
