import Segmentation

extension ClusteringPipeline {
    /// What the clusters are like and how well they are told apart.
    struct Quality {
        let overall: ClusterProfile
        let profiles: [ClusterProfile]
        /// Nil where there is nothing to tell apart: one cluster, or as many as customers.
        private let measures: ClusterQuality?

        init(
            of fit: ClusteringFit, _ encoding: Encoding, columns: [ProfileColumn], _ dbscanClusters: [Int]?,
            workers: Workers
        ) throws(RecipeError) {
            let (points, raw) = (encoding.points, encoding.raw)
            let isAnomaly = dbscanClusters.map { $0.map { $0 == DBSCANFit.noise } }
            let result = try RecipeError.wrapping(RecipeError.evaluation) { () throws(EvaluationError) in
                let partition = try Partition(points: points, labels: fit.labels, clusters: fit.clusters)
                let whole = try Partition(points: points, labels: [Int](repeating: 0, count: points.rows))
                let isMeasurable = partition.clusters > 1 && partition.clusters < points.rows
                return (
                    overall: try whole.profiles(of: raw, columns: columns, isAnomaly: isAnomaly)[0],
                    profiles: try partition.profiles(of: raw, columns: columns, isAnomaly: isAnomaly),
                    measures: isMeasurable ? try partition.quality(workers: workers) : nil
                )
            }
            (overall, profiles, measures) = (result.overall, result.profiles, result.measures)
        }

        func evaluation(
            of fit: ClusteringFit, _ points: Matrix, _ density: ClusteringEvaluation.Density?,
            _ bootstrap: BootstrapEvaluation?, _ counts: ClusterCountTable?
        ) -> ClusteringEvaluation {
            ClusteringEvaluation(
                inertia: fit.inertia(of: points), silhouette: measures?.silhouette.mean,
                daviesBouldin: measures?.daviesBouldin, calinskiHarabasz: measures?.calinskiHarabasz,
                sizes: fit.sizes, density: density, bootstrap: bootstrap, counts: counts,
                silhouetteSample: measures?.silhouette.sample)
        }
    }
}
