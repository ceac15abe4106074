import Segmentation

extension ClusteringPipeline {
    /// Starts of k-means in each refit at most. Where single starts find the optimum a third of the time, as on the
    /// data of `CustomersRecipe`, ten of them miss it once in fifty refits.
    private static let startsPerRefit = 10
    /// Starts of a mixture in each refit at most: each begins with k-means and so near an optimum, and takes far longer.
    private static let mixtureStartsPerRefit = 3

    /// From distances to a confidence, and what is known of it.
    struct Confidence {
        let calibration: Calibration
        /// Nil where there were no refits to judge by.
        let evaluation: BootstrapEvaluation?
    }

    /// Calibrates confidences by refits, where these are asked for and the customers allow them.
    func calibrate(_ fit: ClusteringFit, _ points: Matrix) throws(RecipeError) -> Confidence {
        let initial = fit.initialTemperature(points: points)
        guard let bootstrap = refit(fit, points) else {
            return Confidence(calibration: Calibration(temperature: initial), evaluation: nil)
        }
        let sample = CalibrationSample(
            squaredDistances: fit.deviances(of: points), keptShares: bootstrap.keptShares)
        let parameters = CalibrationParameters(initialTemperature: initial, seed: parameters.seed)
        let calibration = try RecipeError.wrapping(RecipeError.calibration) { () throws(CalibrationFitError) in
            try parameters.fit(sample)
        }
        return Confidence(
            calibration: calibration.calibration,
            evaluation: BootstrapEvaluation(
                refits: bootstrap.refits, adjustedRandIndex: bootstrap.adjustedRandIndex,
                stability: bootstrap.jaccard.map(ClusterStability.init), calibration: calibration.evaluation))
    }

    /// Nil where no refits are asked for, or none can be made of so few customers.
    private func refit(_ fit: ClusteringFit, _ points: Matrix) -> BootstrapFit? {
        guard parameters.refits > 0, points.rows > 1 else { return nil }
        progress(.bootstrap(refits: parameters.refits))
        let most = fit.mixture == nil ? Self.startsPerRefit : Self.mixtureStartsPerRefit
        let bootstrap = BootstrapParameters(
            refits: parameters.refits,
            clustering: ClusteringParameters(
                algorithm: parameters.algorithm, clusters: fit.clusters, restarts: min(parameters.restarts, most),
                seed: parameters.seed))
        return try? bootstrap.fit(points, labels: fit.labels, workers: workers)
    }
}
