/// Centroids, and the rule that a point belongs to the nearest.
package struct KMeansModel: Sendable, Equatable {
    /// One row per cluster, in the models' coordinates.
    package let centroids: Matrix
    /// Sum over the training points of the squared distance to their centroid.
    package let inertia: Double
    /// The centroids once more, laid out for distances.
    private let lanes: RowLanes

    /// Makes a model of at least one centroid.
    ///
    /// - Precondition: there is a centroid, and all numbers are finite.
    package init(centroids: Matrix, inertia: Double) {
        precondition(centroids.rows > 0 && centroids.columns > 0, "a model needs a centroid")
        precondition(inertia.isFinite && centroids.values.allSatisfy(\.isFinite), "centroids must be finite")
        self.centroids = centroids
        self.inertia = inertia
        lanes = RowLanes(centroids)
    }

    /// Number of clusters.
    package var clusterCount: Int { centroids.rows }

    /// Writes the squared Euclidean distance from `vector` to each centroid and returns the nearest cluster,
    /// the lower-numbered of two equally near.
    ///
    /// - Precondition: `vector` has one number per column, `squaredDistances` one per cluster.
    package func nearest(to vector: [Double], squaredDistances: inout [Double]) -> Int {
        var found = squaredDistances.mutableSpan
        return nearest(to: vector.span, squaredDistances: &found)
    }

    /// The same of a view.
    @inline(__always)
    func nearest(to vector: Span<Double>, squaredDistances found: inout MutableSpan<Double>) -> Int {
        precondition(vector.count == centroids.columns && found.count == clusterCount, "shapes must agree")
        var best = 0
        var least = Double.infinity
        for block in 0..<lanes.blocks {
            let distances = lanes.squaredDistances(ofBlock: block, to: vector)
            let first = 4 * block
            // Four at every turn, which the compiler lays out flat, with no look-up of a lane by its number.
            for lane in 0..<4 where first + lane < found.count {
                // Just compared with the count.
                unsafe found[unchecked: first + lane] = distances[lane]
                if distances[lane] < least { (best, least) = (first + lane, distances[lane]) }
            }
        }
        return best
    }
}
