import Segmentation

/// Clusters that nobody has numbered or named yet, and what there is to do it by.
struct UnnumberedClusters: Sendable {
    /// The cluster of each customer.
    let labels: [Int]
    /// k × c, the mean of each cluster's customers in the scaled columns, whatever space they were clustered in.
    let centroids: Matrix
    /// The names of the c columns.
    let columns: [String]
    /// n × f, the features in their units.
    let raw: Matrix
    /// The names of the f features.
    let features: [String]

    /// Number of clusters.
    var count: Int { centroids.rows }

    /// The mean of a feature over each cluster's customers; nil where there is no such feature.
    func means(of feature: String) -> [Double]? {
        guard let column = features.firstIndex(of: feature) else { return nil }
        var sums = [Double](repeating: 0, count: count)
        var sizes = [Double](repeating: 0, count: count)
        for (row, label) in labels.enumerated() {
            sums[label] += raw[row, column]
            sizes[label] += 1
        }
        return zip(sums, sizes).map { $0 / $1 }
    }
}
