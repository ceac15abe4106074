import Segmentation

extension ClusteringPipeline {
    /// Starts for each number of clusters tried: what is chosen is fitted again with all restarts.
    private static let startsPerCount = 20
    /// Sets of structureless rows of the gap statistic, where that chooses.
    private static let gapReferences = 10

    /// Finds the clusters and numbers them.
    func cluster(_ encoding: Encoding) throws(RecipeError) -> ClusteringFit {
        let points = encoding.points
        let clustering = ClusteringParameters(
            algorithm: parameters.algorithm, clusters: try clusterCount(for: points), restarts: parameters.restarts,
            seed: parameters.seed)
        progress(.clustering(clustering))
        let fit = try RecipeError.wrapping(RecipeError.clustering) { () throws(ClusteringFitError) in
            try clustering.fit(points, workers: workers)
        }
        let centroids = try RecipeError.wrapping(RecipeError.evaluation) { () throws(EvaluationError) in
            try Partition(points: encoding.scaled, labels: fit.labels, clusters: fit.clusters).centroids
        }
        let schema = encoding.encoder.schema
        let unnumbered = UnnumberedClusters(
            labels: fit.labels, centroids: centroids, columns: schema.columnNames, raw: encoding.raw,
            features: schema.features.map(\.name))
        return try RecipeError.wrapping(RecipeError.naming) { () throws(ArchetypeError) in
            fit.renumbered(try catalogue.numbers(for: unnumbered))
        }
    }

    private func clusterCount(for points: Matrix) throws(RecipeError) -> Int {
        switch parameters.clusters {
        case .fixed(let count): return count
        case .chosen(let range, let criterion):
            let most = points.distinctRows(upTo: range.upperBound)
            let counts = min(range.lowerBound, most)...min(range.upperBound, most)
            progress(.clusterCount(counts, criterion))
            let selection = ClusterCountParameters(
                algorithm: parameters.algorithm, counts: counts,
                restarts: min(parameters.restarts, Self.startsPerCount),
                references: criterion == .gap ? Self.gapReferences : 0, seed: parameters.seed)
            return try RecipeError.wrapping(RecipeError.clusterCount) { () throws(ClusterCountFitError) in
                // Where the criterion has no say, as of a single customer, the least number is what there is evidence for.
                try selection.fit(points, workers: workers).count(by: criterion) ?? counts.lowerBound
            }
        }
    }
}
