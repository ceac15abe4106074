import Segmentation

extension ClusteringPipeline {
    /// Starts of k-means in each refit at most. Where single starts find the optimum a third of the time, as on the
    /// data of `CustomersRecipe`, ten of them miss it once in fifty refits.
    private static let startsPerRefit = 10

    /// From distances to a confidence, and what is known of it.
    struct Confidence {
        let calibration: Calibration
        /// Nil where there were no refits to judge by.
        let evaluation: BootstrapEvaluation?
    }

    /// Calibrates confidences by refits, where these are asked for and the customers allow them.
    func calibrate(_ kMeans: KMeansFit, _ points: Matrix) throws(RecipeError) -> Confidence {
        let initial = Calibration.initialTemperature(
            inertia: kMeans.inertia, points: points.rows, dimension: points.columns)
        guard let bootstrap = refit(kMeans, points) else {
            return Confidence(calibration: Calibration(temperature: initial), evaluation: nil)
        }
        let sample = CalibrationSample(
            squaredDistances: squaredDistances(from: points, to: kMeans.centroids), keptShares: bootstrap.keptShares)
        let parameters = CalibrationParameters(initialTemperature: initial, seed: parameters.seed)
        let fit = try RecipeError.wrapping(RecipeError.calibration) { () throws(CalibrationFitError) in
            try parameters.fit(sample)
        }
        return Confidence(
            calibration: fit.calibration,
            evaluation: BootstrapEvaluation(
                refits: bootstrap.refits, adjustedRandIndex: bootstrap.adjustedRandIndex,
                stability: bootstrap.jaccard.map(ClusterStability.init), calibration: fit.evaluation))
    }

    /// Nil where no refits are asked for, or none can be made of so few customers.
    private func refit(_ kMeans: KMeansFit, _ points: Matrix) -> BootstrapFit? {
        guard parameters.refits > 0, points.rows > 1 else { return nil }
        progress(.bootstrap(refits: parameters.refits))
        let bootstrap = BootstrapParameters(
            refits: parameters.refits,
            kMeans: KMeansParameters(
                clusters: parameters.clusters, restarts: min(parameters.restarts, Self.startsPerRefit),
                seed: parameters.seed))
        return try? bootstrap.fit(points, labels: kMeans.labels, workers: workers)
    }

    private func squaredDistances(from points: Matrix, to centroids: Matrix) -> Matrix {
        var distances = Matrix(rows: points.rows, columns: centroids.rows)
        for row in 0..<points.rows {
            for cluster in 0..<centroids.rows {
                distances[row, cluster] = Partition.squaredDistance(points, row, centroids, cluster)
            }
        }
        return distances
    }
}
