/// Centroids, and the rule that a point belongs to the nearest.
package struct KMeansModel: Sendable, Equatable {
    /// One row per cluster, in the models' coordinates.
    package let centroids: Matrix
    /// Sum over the training points of the squared distance to their centroid.
    package let inertia: Double

    /// Makes a model of at least one centroid.
    ///
    /// - Precondition: there is a centroid, and all numbers are finite.
    package init(centroids: Matrix, inertia: Double) {
        precondition(centroids.rows > 0 && centroids.columns > 0, "a model needs a centroid")
        precondition(inertia.isFinite && centroids.values.allSatisfy(\.isFinite), "centroids must be finite")
        self.centroids = centroids
        self.inertia = inertia
    }

    /// Number of clusters.
    package var clusterCount: Int { centroids.rows }

    /// Writes the squared Euclidean distance from `vector` to each centroid and returns the nearest cluster,
    /// the lower-numbered of two equally near.
    ///
    /// - Precondition: `vector` has one number per column, `squaredDistances` one per cluster.
    package func nearest(to vector: [Double], squaredDistances: inout [Double]) -> Int {
        let dimension = centroids.columns
        precondition(vector.count == dimension && squaredDistances.count == clusterCount, "shapes must agree")
        var best = 0
        for cluster in 0..<clusterCount {
            let start = cluster * dimension
            var sum = 0.0
            for column in 0..<dimension {
                let difference = vector[column] - centroids.values[start + column]
                sum += difference * difference
            }
            squaredDistances[cluster] = sum
            if sum < squaredDistances[best] { best = cluster }
        }
        return best
    }
}
