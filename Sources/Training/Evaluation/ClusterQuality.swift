/// How good a partition is, in figures.
package struct ClusterQuality: Sendable, Equatable {
    /// Sum of squared distances of the rows from the mean of their cluster; less is denser.
    package let inertia: Double
    /// How much nearer rows are to their own cluster than to the next, -1 to 1.
    package let silhouette: Silhouette
    /// Mean worst ratio of spreads to distance, at least 0; less is better.
    package let daviesBouldin: Double
    /// Variance between clusters over variance within; more is better.
    package let calinskiHarabasz: Double
    /// Rows per cluster.
    package let sizes: [Int]
}
