package import Segmentation

/// The clusters that either algorithm found, in the space that was clustered.
package struct ClusteringFit: Sendable, Equatable {
    /// What found them.
    package enum Model: Sendable, Equatable {
        case kMeans(KMeansFit)
        case mixture(GaussianMixtureFit)
    }

    /// What found them.
    package let model: Model

    /// Takes the result of an algorithm.
    package init(_ model: Model) {
        self.model = model
    }

    /// The cluster of each row.
    package var labels: [Int] {
        switch model {
        case .kMeans(let fit): fit.labels
        case .mixture(let fit): fit.labels
        }
    }

    /// k × d, centroids or means of the mixture.
    package var centroids: Matrix {
        switch model {
        case .kMeans(let fit): fit.centroids
        case .mixture(let fit): fit.model.means
        }
    }

    /// The mixture; nil where the nearest centroid assigns.
    package var mixture: GaussianMixtureFit? {
        if case .mixture(let fit) = model { fit } else { nil }
    }

    /// Number of clusters.
    package var clusters: Int { centroids.rows }

    /// Rows per cluster; the component of a mixture may have none.
    package var sizes: [Int] {
        labels.reduce(into: [Int](repeating: 0, count: clusters)) { sizes, label in sizes[label] += 1 }
    }

    /// The same clusters with cluster c numbered `numbers[c]`.
    package func renumbered(_ numbers: [Int]) -> ClusteringFit {
        switch model {
        case .kMeans(let fit): ClusteringFit(.kMeans(fit.renumbered(numbers)))
        case .mixture(let fit): ClusteringFit(.mixture(fit.renumbered(numbers)))
        }
    }

    /// Sum of squared distances of the rows, which are those of the fit, to the centroid of their cluster.
    package func inertia(of points: Matrix) -> Double {
        if case .kMeans(let fit) = model { return fit.inertia }
        let centroids = centroids
        return labels.enumerated().reduce(0) {
            $0 + Partition.squaredDistance(points, $1.offset, centroids, $1.element)
        }
    }

    /// n × k, what confidences are made of: squared distances to the centroids, or a mixture's deviances.
    func deviances(of points: Matrix) -> Matrix {
        var deviances = Matrix(rows: points.rows, columns: clusters)
        switch model {
        case .kMeans(let fit):
            for row in 0..<points.rows {
                for cluster in 0..<clusters {
                    deviances[row, cluster] = Partition.squaredDistance(points, row, fit.centroids, cluster)
                }
            }
        case .mixture(let fit):
            var ofRow = [Double](repeating: 0, count: clusters)
            for row in 0..<points.rows {
                _ = fit.model.nearest(to: Array(points.row(row)), deviances: &ofRow)
                for cluster in 0..<clusters { deviances[row, cluster] = ofRow[cluster] }
            }
        }
        return deviances
    }

    /// The temperature at which the search for a calibrated one begins: that of a mixture's responsibilities is 1.
    func initialTemperature(points: Matrix) -> Double {
        guard case .kMeans(let fit) = model else { return 1 }
        return Calibration.initialTemperature(inertia: fit.inertia, points: points.rows, dimension: points.columns)
    }

    /// The cluster of each of the four rows in a block of `lanes`, which are the rows of `points`.
    @inline(__always)
    func clusters(ofBlock block: Int, in lanes: RowLanes, _ points: Matrix) -> SIMD4<Int64> {
        guard case .mixture(let fit) = model else { return lanes.nearest(toBlock: block, in: centroids).clusters }
        var deviances = [Double](repeating: 0, count: clusters)
        var found = SIMD4<Int64>.zero
        for (place, row) in lanes.rows(ofBlock: block).enumerated() {
            found[place] = Int64(fit.model.nearest(to: Array(points.row(row)), deviances: &deviances))
        }
        return found
    }
}
