import Segmentation

/// One restart: from k-means clusters, rows to components and components to their rows, until nothing is gained.
struct MixtureIteration: Sendable {
    private let lanes: RowLanes
    private let parameters: GaussianMixtureParameters
    private(set) var model: GaussianMixtureModel
    private(set) var meanLogLikelihoods: [Double] = []

    init(
        _ points: Matrix, _ lanes: RowLanes, _ parameters: GaussianMixtureParameters, seed: UInt64, _ workers: Workers
    ) throws(GaussianMixtureFitError) {
        let kMeans = KMeansParameters(clusters: parameters.components, restarts: 1, seed: seed)
        let start: KMeansFit
        do { start = try kMeans.fit(points, workers: workers) } catch { throw .start(error) }
        let moments = MixtureMoments(
            points, labels: start.labels, around: start.centroids, isDiagonal: parameters.shape.isDiagonal)
        self.lanes = lanes
        self.parameters = parameters
        model = try Self.model(moments, around: start.centroids, parameters)
    }

    /// Iterates and returns whether the mean log-likelihood came to rest.
    mutating func run(_ workers: Workers) throws(GaussianMixtureFitError) -> Bool {
        for _ in 0..<parameters.maximumIterations {
            let moments = try expect(workers)
            model = try Self.model(moments, around: model.means, parameters)
            if isAtRest {
                _ = try expect(workers)
                return true
            }
        }
        _ = try expect(workers)
        return false
    }

    /// Whether the last two mean log-likelihoods differ by less than the tolerance.
    private var isAtRest: Bool {
        guard meanLogLikelihoods.count >= 2 else { return false }
        let lastTwo = meanLogLikelihoods.suffix(2)
        return abs(lastTwo[lastTwo.endIndex - 1] - lastTwo[lastTwo.startIndex]) < parameters.tolerance
    }

    private mutating func expect(_ workers: Workers) throws(GaussianMixtureFitError) -> MixtureMoments {
        let moments = MixtureExpectation(lanes: lanes, model: model).moments(workers: workers)
        guard moments.logLikelihood.isFinite else { throw .overflow }
        meanLogLikelihoods.append(moments.logLikelihood / Double(lanes.rows))
        return moments
    }

    private static func model(
        _ moments: MixtureMoments, around means: Matrix, _ parameters: GaussianMixtureParameters
    ) throws(GaussianMixtureFitError) -> GaussianMixtureModel {
        do throws(GaussianMixtureModel.Failure) {
            return try moments.model(parameters.shape, around: means, regularisation: parameters.regularisation)
        } catch { throw .degenerate(error) }
    }
}
