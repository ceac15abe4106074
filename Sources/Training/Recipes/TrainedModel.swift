package import Segmentation

/// What a recipe has made of training data: all that a bundle holds except where the data came from.
package struct TrainedModel: Sendable {
    /// Share of the customers below which a cluster is tiny.
    package static let tinyShare = 0.01
    /// Share of the customers above which there are too many anomalies for the word.
    package static let manyAnomalies = 0.2

    /// What became of each customer, and what was known of it.
    package struct Customers: Sendable, Equatable {
        package let ids: [String]
        /// The cluster of each customer.
        package let clusters: [Int]
        /// The DBSCAN cluster of each customer, `DBSCANFit.noise` for none; nil where DBSCAN was not run.
        package let dbscanClusters: [Int]?
        /// Names of the columns of `values`, the model's features first.
        package let columns: [String]
        /// One row per customer, in the units of the data; categories as codes, missing values as NaN.
        package let values: Matrix
    }

    /// The recipe's name.
    package let recipe: String
    /// The recipe's parameters, those left at their defaults too.
    package let parameters: RecipeParameters
    /// The fitted model.
    package private(set) var segmenter: Segmenter
    /// All customers taken as one cluster.
    package let overall: ClusterProfile
    /// Each cluster's customers, in the order of the clusters.
    package let profiles: [ClusterProfile]
    /// How good the clustering is.
    package let evaluation: ClusteringEvaluation
    /// The customers that the model was fitted on.
    package let customers: Customers
    /// What became of the rows of the data.
    package let report: RowReport
    /// The moment that days are counted to; nil where time plays no part.
    package let reference: Timestamp?

    /// The same model, whose clusters mean something else.
    package func renamed(_ segments: SegmentMap) -> TrainedModel {
        var copy = self
        copy.segmenter = segmenter.renamed(segments)
        return copy
    }

    /// What a person should look at before the model is used.
    package var warnings: [TrainingWarning] {
        let total = customers.ids.count
        var warnings = profiles.filter { $0.share < Self.tinyShare }.map { profile in
            TrainingWarning.tinyCluster(
                name: segmenter.segments[profile.cluster].name, count: profile.count, customers: total)
        }
        if let misleading = misleadingSilhouette(total) { warnings.append(misleading) }
        if case .chosen(let range, by: let criterion) = parameters.clusters, profiles.count == range.upperBound,
            range.count > 1, profiles.count < total
        {
            warnings.append(.countAtLimit(clusters: profiles.count, criterion: criterion))
        }
        if let noise = evaluation.density?.noisePoints, Double(noise) > Self.manyAnomalies * Double(total) {
            warnings.append(.manyAnomalies(count: noise, customers: total))
        }
        if segmenter.dbscan == nil { warnings.append(.noAnomalyModel) }
        return warnings + confidenceWarnings
    }

    private func misleadingSilhouette(_ customers: Int) -> TrainingWarning? {
        guard let table = evaluation.counts,
            let row = table.choices.first(where: { $0.criterion == .silhouette }).flatMap({ table.row($0.count) }),
            let silhouette = row.silhouette, let smallest = row.sizes.last,
            Double(smallest) < Self.tinyShare * Double(customers)
        else { return nil }
        return .misleadingSilhouette(
            clusters: row.count, silhouette: silhouette, smallest: smallest, customers: customers)
    }

    private var confidenceWarnings: [TrainingWarning] {
        guard let bootstrap = evaluation.bootstrap else { return parameters.refits > 0 ? [.noRefits] : [] }
        let unstable = bootstrap.stability.enumerated().filter { $1.rating == .unstable }.map { cluster, stability in
            TrainingWarning.unstableCluster(name: segmenter.segments[cluster].name, jaccard: stability.jaccard)
        }
        return unstable + (bootstrap.calibration.isAcceptable ? [] : [.poorCalibration(bootstrap.calibration)])
    }
}
