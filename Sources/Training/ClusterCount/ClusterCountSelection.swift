import Glibc
package import Segmentation

/// How many clusters there are, by several measures, which seldom agree.
package struct ClusterCountSelection: Sendable, Equatable {
    /// A rule to choose k by.
    package typealias Criterion = ClusterCountTable.Criterion

    /// How much farther the inertia falls than that of rows without clusters, in logarithms.
    package struct Gap: Sendable, Equatable {
        package let value: Double
        /// The standard error of `value`.
        package let error: Double
    }

    /// One k and what it comes to.
    package struct Row: Sendable, Equatable {
        /// Number of clusters.
        package let count: Int
        /// The best partition found.
        package let fit: ClusteringFit
        /// Sum of squared distances of the rows to their centroids.
        package let inertia: Double
        /// Measures of it; nil for one cluster, or as many as rows.
        package let quality: ClusterQuality?
        /// Nil where it was not asked for, or the inertia is 0.
        package let gap: Gap?
        /// The Bayesian information criterion of a mixture of as many components; nil where none was fitted, or one of
        /// them is too small to have a form.
        package let bic: Double?
    }

    /// The table, ascending in k.
    package let rows: [Row]

    /// The k that `criterion` chooses, of equally good ones the least; nil where it has no say.
    package func count(by criterion: Criterion) -> Int? {
        switch criterion {
        case .elbow:
            Knee.index(ofPlaces: rows.map { Double($0.count) }, values: rows.map(\.inertia)).map { rows[$0].count }
        case .gap:
            zip(rows, rows.dropFirst()).first { row, next in
                guard let gap = row.gap, let following = next.gap else { return false }
                return gap.value >= following.value - following.error
            }?.0.count
        case .silhouette: best { $0.quality?.silhouette.mean }
        case .daviesBouldin: best { $0.quality.map { -$0.daviesBouldin } }
        case .calinskiHarabasz: best { $0.quality?.calinskiHarabasz }
        case .bic: best { row in row.fit.sizes.contains(0) ? nil : row.bic.map { -$0 } }
        }
    }

    /// The figures, without the fits.
    package var table: ClusterCountTable {
        ClusterCountTable(
            rows: rows.map { row in
                .init(
                    count: row.count, inertia: row.inertia, silhouette: row.quality?.silhouette.mean,
                    daviesBouldin: row.quality?.daviesBouldin, calinskiHarabasz: row.quality?.calinskiHarabasz,
                    gap: row.gap?.value, gapError: row.gap?.error, bic: row.bic,
                    sizes: row.fit.sizes.sorted(by: >))
            },
            choices: Criterion.allCases.compactMap { criterion in
                count(by: criterion).map { ClusterCountTable.Choice(criterion, $0) }
            })
    }

    /// Each k that was chosen and by what, that with most criteria first, of equal ones the least k first.
    package var votes: [(count: Int, criteria: [Criterion])] { table.votes }

    /// Whether all criteria that have a say choose the same.
    package var isUnanimous: Bool { votes.count == 1 }

    private func best(_ score: (Row) -> Double?) -> Int? {
        var best: (count: Int, score: Double)?
        for row in rows {
            guard let score = score(row), score > best?.score ?? -.infinity else { continue }
            best = (row.count, score)
        }
        return best?.count
    }
}

extension ClusterCountParameters {
    /// Checks the parameters, then fits and measures every k.
    package func fit(
        _ points: Matrix, workers: Workers = .perCore
    ) throws(ClusterCountFitError) -> ClusterCountSelection {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points, workers: workers)
    }
}

extension ClusterCountParameters.Valid {
    /// Changes of the mean log-likelihood at which a mixture is done, as scikit-learn has it: numbers of components
    /// differ by far more.
    private static let mixtureTolerance = 1e-3

    /// Clusters the rows of `points`, an n × d matrix already scaled, with every k, and measures what comes of it.
    package func fit(
        _ points: Matrix, workers: Workers = .perCore
    ) throws(ClusterCountFitError) -> ClusterCountSelection {
        // Every number is fitted and then measured; the gaps and the mixtures of all are found at once between.
        let steps = 2 * parameters.counts.count + 2
        var fits: [ClusteringFit] = []
        for (step, count) in parameters.counts.enumerated() {
            let workers = parameters.algorithm == .kMeans ? workers.forStep(step, of: steps) : workers.silent
            let clustering = ClusteringParameters(
                algorithm: parameters.algorithm, clusters: count, restarts: parameters.restarts, seed: parameters.seed)
            do { fits.append(try clustering.fit(points, workers: workers)) } catch { throw .clustering(error) }
        }
        let inertias = fits.map { $0.inertia(of: points) }
        let gaps = try gaps(points, inertias, workers.forStep(fits.count, of: steps))
        let criteria =
            parameters.fitsMixtures && parameters.algorithm == .kMeans
            ? mixtureCriteria(points, workers.forStep(fits.count + 1, of: steps)) : fits.map { $0.mixture?.bic }
        var rows: [ClusterCountSelection.Row] = []
        for (place, fit) in fits.enumerated() {
            rows.append(
                .init(
                    count: fit.clusters, fit: fit, inertia: inertias[place],
                    quality: try quality(of: fit, points, workers.forStep(fits.count + 2 + place, of: steps)),
                    gap: gaps[place], bic: criteria[place]))
        }
        return ClusterCountSelection(rows: rows)
    }

    /// For each k the criterion of a mixture that is begun once.
    private func mixtureCriteria(_ points: Matrix, _ workers: Workers) -> [Double?] {
        let counts = Array(parameters.counts)
        // The longest runs first, as the last to be begun decides when all are done.
        return workers.map(counts.count) { part in
            let mixture = GaussianMixtureParameters(
                components: counts[counts.count - 1 - part], restarts: 1, tolerance: Self.mixtureTolerance,
                seed: parameters.seed)
            guard let fit = try? mixture.fit(points, workers: Workers(count: 1)) else { return nil }
            let sizes = fit.labels.reduce(into: [Int](repeating: 0, count: mixture.components)) { $0[$1] += 1 }
            // The covariances of fewer rows are flat, and a criterion that rewards them means nothing.
            return sizes.allSatisfy { $0 > points.columns } ? fit.bic : nil
        }.reversed()
    }

    private func quality(
        of fit: ClusteringFit, _ points: Matrix, _ workers: Workers
    ) throws(ClusterCountFitError) -> ClusterQuality? {
        guard fit.clusters > 1, fit.clusters < points.rows, !fit.sizes.contains(0) else { return nil }
        do throws(EvaluationError) {
            return try Partition(points: points, labels: fit.labels).quality(workers: workers)
        } catch { throw .evaluation(error) }
    }

    private func gaps(
        _ points: Matrix, _ inertias: [Double], _ workers: Workers
    ) throws(ClusterCountFitError) -> [ClusterCountSelection.Gap?] {
        // Structureless rows would have to be clustered as the real ones are; for mixtures BIC says what the gap says.
        guard parameters.references > 0, parameters.algorithm == .kMeans else { return inertias.map { _ in nil } }
        let statistic: GapStatistic
        do { statistic = try GapStatistic(points) } catch { throw .pca(error) }
        let references = statistic.references(
            Array(parameters.counts), sets: parameters.references,
            generator: SeededGenerator(seed: parameters.seed), workers: workers)
        return zip(inertias, references).map { inertia, reference in
            guard let reference, inertia > 0 else { return nil }
            return .init(value: reference.mean - log(inertia), error: reference.error)
        }
    }
}
