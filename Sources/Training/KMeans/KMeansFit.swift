package import Segmentation

/// A partition found by k-means: the best of all restarts.
package struct KMeansFit: Sendable, Equatable {
    /// k × d, the mean of each cluster's rows.
    package let centroids: Matrix
    /// The cluster of each row: the nearest centroid, of equally near ones the lower.
    package let labels: [Int]
    /// Sum of squared distances of the rows from their centroids.
    package let inertia: Double
    /// Iterations of the restart that was kept.
    package let iterations: Int
    /// Whether that restart converged before `maximumIterations`.
    package let isConverged: Bool
    /// Number of the restart that was kept, from 0.
    package let restart: Int

    /// Rows per cluster.
    package var sizes: [Int] {
        labels.reduce(into: [Int](repeating: 0, count: centroids.rows)) { sizes, label in sizes[label] += 1 }
    }

    /// The same partition with cluster c numbered `numbers[c]`.
    ///
    /// - Precondition: `numbers` is a permutation of 0..<k.
    package func renumbered(_ numbers: [Int]) -> KMeansFit {
        precondition(numbers.sorted() == Array(0..<centroids.rows), "cluster numbers must be a permutation")
        var moved = centroids
        for (cluster, number) in numbers.enumerated() {
            for column in 0..<centroids.columns { moved[number, column] = centroids[cluster, column] }
        }
        return KMeansFit(
            centroids: moved, labels: labels.map { numbers[$0] }, inertia: inertia, iterations: iterations,
            isConverged: isConverged, restart: restart)
    }
}

extension KMeansParameters {
    /// Checks the parameters, then fits them.
    package func fit(_ points: Matrix, workers: Workers = .perCore) throws(KMeansFitError) -> KMeansFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points, workers: workers)
    }
}

extension KMeansParameters.Valid {
    /// Clusters the rows of `points`, an n × d matrix already scaled.
    ///
    /// The restart with the least inertia wins, of equal ones the first; each draws from its own stream of the seed,
    /// so the result is the same for every number of workers.
    package func fit(_ points: Matrix, workers: Workers = .perCore) throws(KMeansFitError) -> KMeansFit {
        if let problem = points.firstNonFiniteValue { throw .nonFinite(problem) }
        let distinct = points.distinctRows(upTo: parameters.clusters)
        guard distinct == parameters.clusters else {
            throw .tooFewDistinctRows(found: distinct, clusters: parameters.clusters)
        }
        let lanes = RowLanes(points)
        let threshold = shiftThreshold(for: points)
        let generator = SeededGenerator(seed: parameters.seed)
        let best = workers.first(
            of: parameters.restarts, by: { ($0.run.inertia, $0.restart) < ($1.run.inertia, $1.restart) }
        ) { restart in
            var stream = generator.substream(restart)
            let seeds = KMeansStart(points: points, lanes: lanes).draw(parameters, from: &stream)
            var run = LloydIteration(points: points, lanes: lanes, seeds: seeds)
            run.run(maximumIterations: parameters.maximumIterations, shiftThreshold: threshold)
            return (restart: restart, run: run)
        }
        guard let (restart, run) = best else { preconditionFailure("valid parameters have at least one restart") }
        guard run.inertia.isFinite else { throw .overflow }
        return KMeansFit(
            centroids: run.centres, labels: run.labels, inertia: run.inertia, iterations: run.iterations,
            isConverged: run.isConverged, restart: restart)
    }

    /// Summed squared shift of centres at which a restart is done; nil where only stable assignments will do.
    private func shiftThreshold(for points: Matrix) -> Double? {
        guard case .centreShift(let tolerance) = parameters.convergence else { return nil }
        let variances = (0..<points.columns).map { column in
            let values = points.column(column)
            let mean = values.reduce(0, +) / Double(values.count)
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        }
        return tolerance * variances.reduce(0, +) / Double(max(points.columns, 1))
    }
}

extension Matrix {
    /// How many different rows there are, counted no further than `limit`.
    func distinctRows(upTo limit: Int) -> Int {
        var seen: Set<ArraySlice<Double>> = []
        for row in 0..<rows where seen.count < limit { seen.insert(self.row(row)) }
        return seen.count
    }
}
