import Segmentation

extension ClusteringPipeline {
    /// Starts for each number of clusters tried at most, for few customers and for many: what is chosen is fitted again
    /// with all restarts.
    private static let startsPerCount = (few: 100, many: 20)
    /// Up to here customers are few.
    private static let fewCustomers = 2_000

    /// Finds the clusters and numbers them.
    ///
    /// - Parameter counts: what numbers of clusters come to, where they were compared.
    func cluster(_ encoding: Encoding, _ counts: ClusterCountSelection?) throws(RecipeError) -> ClusteringFit {
        let fit = try fit(encoding.points, counts)
        let centroids = try RecipeError.wrapping(RecipeError.evaluation) { () throws(EvaluationError) in
            try Partition(points: encoding.scaled, labels: fit.labels, clusters: fit.clusters).centroids
        }
        let schema = encoding.encoder.schema
        let unnumbered = UnnumberedClusters(
            labels: fit.labels, centroids: centroids, columns: schema.columnNames, raw: encoding.raw,
            features: schema.features.map(\.name))
        return try RecipeError.wrapping(RecipeError.naming) { () throws(ArchetypeError) in
            fit.renumbered(try naming.numbers(for: unnumbered))
        }
    }

    private func fit(
        _ points: Matrix, _ counts: ClusterCountSelection?
    ) throws(RecipeError) -> ClusteringFit {
        let clustering = ClusteringParameters(
            algorithm: parameters.algorithm, clusters: clusterCount(counts?.table), restarts: parameters.restarts,
            seed: parameters.seed)
        // From the same starts comes the same.
        if startsPerCount(of: points) == parameters.restarts,
            let row = counts?.rows.first(where: { $0.count == clustering.clusters })
        {
            return row.fit
        }
        progress(.clustering(clustering))
        return try RecipeError.wrapping(RecipeError.clustering) { () throws(ClusteringFitError) in
            try clustering.fit(points, workers: parameters.algorithm == .kMeans ? workers : workers.silent)
        }
    }

    private func clusterCount(_ table: ClusterCountTable?) -> Int {
        switch parameters.clusters {
        case .fixed(let count): return count
        case .chosen(let range, let criterion):
            // Where the criterion has no say, as of a single customer, the least number is what there is evidence for.
            return table?.choices.first { $0.criterion == criterion }?.count
                ?? table?.rows.first?.count ?? range.lowerBound
        }
    }

    /// What numbers of clusters come to; nil where none are to be compared.
    func compareCounts(of points: Matrix) throws(RecipeError) -> ClusterCountSelection? {
        let range: ClosedRange<Int>
        switch parameters.clusters {
        case .fixed:
            guard let compared = parameters.comparedCounts else { return nil }
            range = compared
        case .chosen(let among, _): range = among
        }
        let most = points.distinctRows(upTo: range.upperBound)
        let counts = min(range.lowerBound, most)...min(range.upperBound, most)
        progress(.clusterCount(counts))
        let selection = ClusterCountParameters(
            algorithm: parameters.algorithm, counts: counts, restarts: startsPerCount(of: points),
            references: parameters.gapReferences, fitsMixtures: parameters.comparesMixtures, seed: parameters.seed)
        return try RecipeError.wrapping(RecipeError.clusterCount) { () throws(ClusterCountFitError) in
            try selection.fit(points, workers: workers)
        }
    }

    private func startsPerCount(of points: Matrix) -> Int {
        min(
            parameters.restarts, points.rows <= Self.fewCustomers ? Self.startsPerCount.few : Self.startsPerCount.many)
    }
}
