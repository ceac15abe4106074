import Segmentation
import Training

/// An algorithm to be measured.
enum Job: String, CaseIterable {
    /// Judged by its inertia.
    case kmeans
    /// Judged by the mean log-likelihood of the rows.
    case mixture
    /// Judged by the number of core rows.
    case dbscan
    /// The silhouettes of labels that are given; judged by their mean.
    case silhouette

    /// What came of a fit.
    struct Outcome {
        let labels: [Int]
        let figure: Double
        var iterations = 0
    }

    func fit(_ points: Matrix, _ options: FitOptions, _ workers: Workers) throws -> Outcome {
        switch self {
        case .kmeans:
            let fit = try KMeansParameters(
                clusters: options["clusters", 8], restarts: options["restarts", 10],
                maximumIterations: options["iterations", 300],
                convergence: .centreShift(tolerance: options["tolerance", 1e-4]), seed: UInt64(options["seed", 0])
            ).fit(points, workers: workers)
            return Outcome(labels: fit.labels, figure: fit.inertia, iterations: fit.iterations)
        case .mixture:
            let fit = try GaussianMixtureParameters(
                components: options["clusters", 8], restarts: 1, maximumIterations: options["iterations", 50],
                tolerance: 0, regularisation: options["regularisation", 1e-6], seed: UInt64(options["seed", 0])
            ).fit(points, workers: workers)
            return Outcome(
                labels: fit.labels, figure: fit.logLikelihood / Double(points.rows), iterations: fit.iterations)
        case .dbscan:
            let fit = try DBSCANParameters(eps: options["eps", 1.0], minimumSamples: options["samples", 16])
                .fit(points, workers: workers)
            return Outcome(labels: fit.labels, figure: Double(fit.coreRows.count))
        case .silhouette:
            let labels = Array(try RowFile.labels(options["labels", ""]).prefix(points.rows))
            let partition = try Partition(points: points, labels: labels)
            let silhouette = Silhouette(of: partition, workers: workers, mostRows: options["most", Int.max])
            return Outcome(labels: labels, figure: silhouette.mean)
        }
    }
}
