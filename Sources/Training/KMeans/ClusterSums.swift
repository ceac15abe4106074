import Segmentation

/// How many rows each cluster has, and the sums of their columns, kept while rows move from cluster to cluster.
struct ClusterSums: Sendable {
    private(set) var counts: [Int]
    private var sums: [Double]
    private let columns: Int

    /// The sums of clusters without rows.
    init(clusters: Int, columns: Int) {
        self.columns = columns
        counts = [Int](repeating: 0, count: clusters)
        sums = [Double](repeating: 0, count: clusters * columns)
    }

    /// The sums of clusters that have the rows with their label, added up in the order of the rows.
    init(of points: Matrix, labels: [Int], clusters: Int) {
        self.init(clusters: clusters, columns: points.columns)
        for (row, label) in labels.enumerated() { move(row, of: points, from: -1, to: label) }
    }

    /// The mean of each cluster's rows, cluster after cluster.
    var means: [Double] { sums.indices.map { sums[$0] / Double(counts[$0 / columns]) } }

    /// Takes a row out of one cluster, unless that is negative, and puts it into another.
    @inline(__always)
    mutating func move(_ row: Int, of points: Matrix, from old: Int, to new: Int) {
        counts[new] += 1
        for column in 0..<columns { sums[new * columns + column] += points[row, column] }
        guard old >= 0 else { return }
        counts[old] -= 1
        for column in 0..<columns { sums[old * columns + column] -= points[row, column] }
    }
}
