/// What the training customers of one cluster are like, in the units they came in.
package struct ClusterProfile: Sendable, Equatable {
    /// One feature over the members of one cluster.
    package enum Statistics: Sendable, Equatable {
        /// A numeric feature, in its own unit; the standard deviation has ddof 0.
        case number(mean: Double, median: Double, standardDeviation: Double, minimum: Double, maximum: Double)
        /// A categorical feature: how many members have each category, in the order of the codes.
        case category(counts: [Int])
    }

    /// The cluster's number.
    package let cluster: Int
    /// Members among the training customers.
    package let count: Int
    /// Members as a share of all training customers, 0 to 1.
    package let share: Double
    /// Members that lie beyond `eps` of every DBSCAN core point; nil where no DBSCAN model was fitted.
    package let anomalies: Int?
    /// One entry per feature, in the order of the schema.
    package let statistics: [Statistics]

    /// Makes a profile of counted and measured figures.
    package init(cluster: Int, count: Int, share: Double, anomalies: Int?, statistics: [Statistics]) {
        self.cluster = cluster
        self.count = count
        self.share = share
        self.anomalies = anomalies
        self.statistics = statistics
    }
}
