import Glibc
package import Segmentation

/// A mixture of normal distributions found by expectation maximisation: the likeliest of all restarts.
///
/// Reference: A. P. Dempster, N. M. Laird, D. B. Rubin, "Maximum likelihood from incomplete data via the EM algorithm",
/// Journal of the Royal Statistical Society B 39(1), 1977.
package struct GaussianMixtureFit: Sendable, Equatable {
    /// The mixture.
    package let model: GaussianMixtureModel
    /// The most responsible component of each row.
    package let labels: [Int]
    /// Mean log-density of the rows before each iteration of the restart that was kept, and after the last. It never
    /// falls by more than what regularisation costs.
    package let meanLogLikelihoods: [Double]
    /// Whether that restart converged before `maximumIterations`.
    package let isConverged: Bool
    /// Number of the restart that was kept, from 0.
    package let restart: Int

    /// Iterations of the restart that was kept.
    package var iterations: Int { meanLogLikelihoods.count - 1 }

    /// Logarithm of the density of all rows.
    package var logLikelihood: Double { (meanLogLikelihoods.last ?? -.infinity) * Double(labels.count) }

    /// The same mixture with component c numbered `numbers[c]`.
    ///
    /// - Precondition: `numbers` is a permutation of 0..<k.
    package func renumbered(_ numbers: [Int]) -> GaussianMixtureFit {
        GaussianMixtureFit(
            model: model.renumbered(numbers), labels: labels.map { numbers[$0] },
            meanLogLikelihoods: meanLogLikelihoods, isConverged: isConverged, restart: restart)
    }

    /// Numbers that were fitted.
    package var freeParameters: Int {
        let (count, dimension) = (model.means.rows, model.means.columns)
        let covariances =
            switch model.shape {
            case .full: count * dimension * (dimension + 1) / 2
            case .tied: dimension * (dimension + 1) / 2
            case .diagonal: count * dimension
            case .spherical: count
            }
        return covariances + count * dimension + count - 1
    }

    /// Akaike's information criterion; lower is better (H. Akaike, 1974).
    package var aic: Double { -2 * logLikelihood + 2 * Double(freeParameters) }

    /// The Bayesian information criterion; lower is better (G. Schwarz, 1978).
    package var bic: Double { -2 * logLikelihood + Double(freeParameters) * log(Double(labels.count)) }
}

extension GaussianMixtureParameters {
    /// Checks the parameters, then fits them.
    package func fit(
        _ points: Matrix, workers: Workers = .perCore
    ) throws(GaussianMixtureFitError) -> GaussianMixtureFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points, workers: workers)
    }
}

extension GaussianMixtureParameters.Valid {
    /// Fits the mixture to the rows of `points`.
    ///
    /// Each restart begins with the clusters of one k-means start, drawn from its own stream of the seed, so the result
    /// is the same for every number of workers.
    package func fit(
        _ points: Matrix, workers: Workers = .perCore
    ) throws(GaussianMixtureFitError) -> GaussianMixtureFit {
        let lanes = RowLanes(points)
        let generator = SeededGenerator(seed: parameters.seed)
        // Either restarts are shared out among the workers, or the rows of the only one.
        let alone = Workers(count: 1)
        let (outer, inner) = parameters.restarts > 1 ? (workers, alone) : (alone, workers)
        let best = outer.first(
            of: parameters.restarts, by: { ($0.score, $1.restart) > ($1.score, $0.restart) }
        ) { restart in
            var stream = generator.substream(restart)
            return Attempt(restart: restart, result: run(points, lanes, seed: stream.next(), inner))
        }
        guard let best else { preconditionFailure("valid parameters have at least one restart") }
        let (iteration, isConverged) = try best.result.get()
        return GaussianMixtureFit(
            model: iteration.model, labels: labels(of: points, iteration.model, workers),
            meanLogLikelihoods: iteration.meanLogLikelihoods, isConverged: isConverged, restart: best.restart)
    }

    private struct Attempt: Sendable {
        let restart: Int
        let result: Result<(run: MixtureIteration, isConverged: Bool), GaussianMixtureFitError>

        /// What came out is better than an error.
        var score: Double {
            guard case .success(let result) = result else { return -.infinity }
            return result.run.meanLogLikelihoods.last ?? -.infinity
        }
    }

    private func run(
        _ points: Matrix, _ lanes: RowLanes, seed: UInt64, _ workers: Workers
    ) -> Result<(run: MixtureIteration, isConverged: Bool), GaussianMixtureFitError> {
        do throws(GaussianMixtureFitError) {
            var iteration = try MixtureIteration(points, lanes, parameters, seed: seed, workers)
            let isConverged = try iteration.run(workers)
            return .success((iteration, isConverged))
        } catch { return .failure(error) }
    }

    private func labels(of points: Matrix, _ model: GaussianMixtureModel, _ workers: Workers) -> [Int] {
        let blocks = RowBlocks(rows: points.rows)
        return workers.map(blocks.count) { block in
            var responsibilities = [Double](repeating: 0, count: model.componentCount)
            return blocks[block].map { row in
                model.assign(Array(points.row(row)), responsibilities: &responsibilities).component
            }
        }.flatMap(\.self)
    }
}
