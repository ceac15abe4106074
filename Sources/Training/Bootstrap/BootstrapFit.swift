package import Segmentation

/// How well a clustering holds when it is refitted on rows drawn with replacement.
///
/// Every refit is a model, so all rows have a cluster in it, drawn or not. Its clusters are matched to those of the
/// original one to one by optimal assignment.
///
/// Reference: B. Efron, "Bootstrap methods: another look at the jackknife", The Annals of Statistics 7(1), 1979.
package struct BootstrapFit: Sendable, Equatable {
    /// Refits made. A resample with fewer distinct rows than clusters gives none.
    package let refits: Int
    /// For each row the share of the refits in which its cluster is the match of its original one.
    package let keptShares: [Double]
    /// For each cluster the mean Jaccard index with its match.
    package let jaccard: [Double]
    /// The mean adjusted Rand index of refit and original.
    package let adjustedRandIndex: Double
}

extension BootstrapParameters {
    /// Checks the parameters, then refits.
    package func fit(
        _ points: Matrix, labels: [Int], workers: Workers = .perCore
    ) throws(BootstrapFitError) -> BootstrapFit {
        let valid: Valid
        do { valid = try validated() } catch { throw .invalidParameter(error) }
        return try valid.fit(points, labels: labels, workers: workers)
    }
}

extension BootstrapParameters.Valid {
    /// Refits the clustering of the rows of `points` that `labels` gives.
    ///
    /// Each refit draws from its own stream of the seed, so the result is the same for every number of workers.
    ///
    /// - Precondition: the points are finite and each has a label 0..<k.
    package func fit(
        _ points: Matrix, labels: [Int], workers: Workers = .perCore
    ) throws(BootstrapFitError) -> BootstrapFit {
        precondition(labels.count == points.rows, "every row needs its label")
        let lanes = RowLanes(points)
        let generator = SeededGenerator(seed: parameters.clustering.seed)
        let refits = workers.map(parameters.refits) { number in
            refit(points, lanes, labels, generator.substream(number))
        }.compactMap(\.self)
        guard !refits.isEmpty else { throw .noRefit(resamples: parameters.refits) }
        return BootstrapFit(
            refits: refits.count, keptShares: keptShares(of: labels, in: refits, points, lanes, workers),
            jaccard: labels.isEmpty
                ? [] : (0..<parameters.clustering.clusters).map { cluster in refits.map { $0.jaccard[cluster] }.mean },
            adjustedRandIndex: refits.map(\.adjustedRandIndex).mean)
    }

    /// One refitted model and how it compares with the original.
    private struct Refit: Sendable {
        let fit: ClusteringFit
        /// The refit's cluster that each original cluster answers to.
        let matches: [Int]
        let jaccard: [Double]
        let adjustedRandIndex: Double
    }

    private func refit(_ points: Matrix, _ lanes: RowLanes, _ labels: [Int], _ stream: SeededGenerator) -> Refit? {
        var stream = stream
        let drawn = labels.indices.flatMap { _ in points.row(stream.index(below: points.rows)) }
        var clustering = parameters.clustering
        clustering.seed = stream.next()
        // The refits share the work out among them, so each is done by one worker alone.
        guard
            let fit = try? clustering.fit(
                Matrix(rows: points.rows, columns: points.columns, values: drawn), workers: Workers(count: 1))
        else { return nil }
        let contingency = Contingency(
            labels, clusters: clustering.clusters, Self.labels(of: points, lanes, in: fit),
            otherClusters: clustering.clusters)
        let matches = contingency.matches
        return Refit(
            fit: fit, matches: matches, jaccard: matches.enumerated().map { contingency.jaccard($0, $1) },
            adjustedRandIndex: contingency.adjustedRandIndex)
    }

    /// The cluster of every row, drawn or not.
    private static func labels(of points: Matrix, _ lanes: RowLanes, in fit: ClusteringFit) -> [Int] {
        var labels: [Int] = []
        labels.reserveCapacity(points.rows)
        for block in 0..<lanes.blocks {
            let clusters = fit.clusters(ofBlock: block, in: lanes, points)
            for place in lanes.rows(ofBlock: block).indices { labels.append(Int(clusters[place % 4])) }
        }
        return labels
    }

    /// Rows are looked up once more, instead of keeping a label for every row and refit.
    private func keptShares(
        of labels: [Int], in refits: [Refit], _ points: Matrix, _ lanes: RowLanes, _ workers: Workers
    ) -> [Double] {
        workers.map(lanes.blocks) { block in
            let rows = lanes.rows(ofBlock: block)
            var kept = [Double](repeating: 0, count: rows.count)
            for refit in refits {
                let clusters = refit.fit.clusters(ofBlock: block, in: lanes, points)
                for (place, row) in rows.enumerated() where Int(clusters[place]) == refit.matches[labels[row]] {
                    kept[place] += 1
                }
            }
            return kept.map { $0 / Double(refits.count) }
        }.flatMap(\.self)
    }
}
