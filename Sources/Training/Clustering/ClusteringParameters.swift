package import Segmentation

/// What is asked of whichever algorithm finds the clusters; not yet checked.
package struct ClusteringParameters: Sendable, Equatable {
    /// What finds the clusters.
    package var algorithm: ClusterAlgorithm
    /// Number of clusters, k.
    package var clusters: Int
    /// Independent starts, of which the best is kept.
    package var restarts: Int
    /// The seed all draws follow from.
    package var seed: UInt64

    /// Asks for `clusters` clusters.
    package init(algorithm: ClusterAlgorithm = .kMeans, clusters: Int, restarts: Int = 100, seed: UInt64 = 0) {
        self.algorithm = algorithm
        self.clusters = clusters
        self.restarts = restarts
        self.seed = seed
    }

    /// Checks every parameter against its range.
    package func validated() throws(InvalidParameter) {
        switch algorithm {
        case .kMeans: _ = try kMeans.validated()
        case .mixture(let shape): _ = try mixture(shape).validated()
        }
    }

    /// Clusters the rows of `points`, an n × d matrix already scaled.
    package func fit(_ points: Matrix, workers: Workers = .perCore) throws(ClusteringFitError) -> ClusteringFit {
        switch algorithm {
        case .kMeans:
            do { return ClusteringFit(.kMeans(try kMeans.fit(points, workers: workers))) } catch {
                throw .kMeans(error)
            }
        case .mixture(let shape):
            do {
                return ClusteringFit(.mixture(try mixture(shape).fit(points, workers: workers)))
            } catch { throw .mixture(error) }
        }
    }

    private var kMeans: KMeansParameters {
        KMeansParameters(clusters: clusters, restarts: restarts, seed: seed)
    }

    private func mixture(_ shape: GaussianMixtureModel.CovarianceShape) -> GaussianMixtureParameters {
        GaussianMixtureParameters(components: clusters, shape: shape, restarts: restarts, seed: seed)
    }
}
