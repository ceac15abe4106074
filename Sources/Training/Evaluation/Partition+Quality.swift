import Segmentation

/// Measures of how compact the clusters are and how far apart, each as scikit-learn defines it.
extension Partition {
    /// All measures at once.
    package func quality(workers: Workers = .perCore) throws(EvaluationError) -> ClusterQuality {
        guard clusters >= 2, clusters < points.rows else {
            throw .clusterCount(found: clusters, rows: points.rows)
        }
        return ClusterQuality(
            inertia: inertia, silhouette: Silhouette(of: self, workers: workers), daviesBouldin: daviesBouldin,
            calinskiHarabasz: calinskiHarabasz, sizes: sizes)
    }

    /// Sum of squared distances of the rows from the mean of their cluster.
    package var inertia: Double {
        labels.indices.reduce(0) { $0 + squaredDistance(ofRow: $1, toCentroid: labels[$1]) }
    }

    /// Mean over the clusters of the worst ratio of spreads to distance; 0 where all clusters are single places.
    ///
    /// Reference: D. L. Davies, D. W. Bouldin, "A cluster separation measure", IEEE TPAMI 1(2), 1979.
    var daviesBouldin: Double {
        var spreads = [Double](repeating: 0, count: clusters)
        for (row, label) in labels.enumerated() {
            spreads[label] += squaredDistance(ofRow: row, toCentroid: label).squareRoot() / Double(sizes[label])
        }
        let worst = (0..<clusters).map { cluster in
            (0..<clusters).reduce(0.0) { worst, other in
                let distance = Self.squaredDistance(centroids, cluster, centroids, other).squareRoot()
                // Centroids in one place are passed over, as in scikit-learn.
                return distance == 0 ? worst : max(worst, (spreads[cluster] + spreads[other]) / distance)
            }
        }
        return worst.mean
    }

    /// Variance between clusters over variance within them; 1 where there is none within.
    ///
    /// Reference: T. Caliński, J. Harabasz, "A dendrite method for cluster analysis", Communications in
    /// Statistics 3(1), 1974.
    var calinskiHarabasz: Double {
        let middle = (0..<points.columns).map { points.column($0).mean }
        let between = (0..<clusters).reduce(0.0) { sum, cluster in
            let square = (0..<points.columns).reduce(0.0) {
                $0 + (centroids[cluster, $1] - middle[$1]) * (centroids[cluster, $1] - middle[$1])
            }
            return sum + Double(sizes[cluster]) * square
        }
        let within = inertia
        guard within > 0 else { return 1 }
        return between / within * Double(points.rows - clusters) / Double(clusters - 1)
    }
}
