/// How good a clustering of the training customers is, measured in the models' coordinates.
package struct ClusteringEvaluation: Sendable, Equatable {
    /// Sum of squared distances to the nearest centroid; lower is tighter, but it always falls with more clusters.
    package let inertia: Double
    /// Mean silhouette over all customers, −1 to 1 (Rousseeuw 1987); nil for a single cluster.
    package let silhouette: Double?
    /// Davies-Bouldin index, 0 or more; lower is better (Davies and Bouldin 1979); nil for a single cluster.
    package let daviesBouldin: Double?
    /// Calinski-Harabasz index; higher is better (Calinski and Harabasz 1974); nil for a single cluster.
    package let calinskiHarabasz: Double?
    /// Customers per cluster, which stand beside every index: a high silhouette with one tiny cluster says little.
    package let sizes: [Int]
    /// What DBSCAN found; nil where it was not run.
    package let density: Density?
    /// How clusters and confidences hold in refits; nil where none were made, and confidences mean nothing testable.
    package let bootstrap: BootstrapEvaluation?

    /// What other numbers of clusters come to; nil where none were tried.
    package let counts: ClusterCountTable?
    /// Customers that the mean silhouette was measured on, a sample of them all; nil where it was all of them.
    package let silhouetteSample: Int?

    /// Counts of a DBSCAN run.
    package struct Density: Sendable, Equatable {
        /// Points with enough neighbours.
        package let corePoints: Int
        /// Points near a core point without enough neighbours of their own.
        package let borderPoints: Int
        /// Points near no core point: the anomalies.
        package let noisePoints: Int
        /// Clusters of connected core points.
        package let clusters: Int

        /// Makes counts.
        package init(corePoints: Int, borderPoints: Int, noisePoints: Int, clusters: Int) {
            self.corePoints = corePoints
            self.borderPoints = borderPoints
            self.noisePoints = noisePoints
            self.clusters = clusters
        }
    }

    /// Makes an evaluation.
    package init(
        inertia: Double, silhouette: Double?, daviesBouldin: Double?, calinskiHarabasz: Double?, sizes: [Int],
        density: Density?, bootstrap: BootstrapEvaluation?, counts: ClusterCountTable? = nil,
        silhouetteSample: Int? = nil
    ) {
        self.inertia = inertia
        self.silhouette = silhouette
        self.daviesBouldin = daviesBouldin
        self.calinskiHarabasz = calinskiHarabasz
        self.sizes = sizes
        self.density = density
        self.bootstrap = bootstrap
        self.counts = counts
        self.silhouetteSample = silhouetteSample
    }
}
