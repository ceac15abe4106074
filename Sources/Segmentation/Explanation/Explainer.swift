/// Explains predictions of one model; made once, for it keeps what is the same for every customer.
///
/// A customer's vector is a sum over columns, each scaled value times the direction it has in the vectors' space, and
/// so the margin between two clusters splits into a term per column, exactly.
package struct Explainer: Sendable {
    /// A feature with categories that the business can move.
    struct Choice: Sendable {
        let feature: Int
        /// How many categories it has.
        let categories: Int
        /// Its columns.
        let columns: [Int]
    }

    let segmenter: Segmenter
    /// The feature that each column comes from.
    let columnFeatures: [Int]
    /// One row per column: where a step of 1 along it leads in the vectors' space.
    let directions: Matrix
    /// One row per cluster: its centre in columns.
    let centres: Matrix
    /// The columns of numbers that the business can move.
    let movableColumns: [Int]
    /// The categories that it can.
    let choices: [Choice]
    /// The steps of each feature's numbers; nil for one of categories.
    let resolutions: [Resolution?]
    /// The bends of the distances to centroids, which are the same everywhere; nil where a mixture assigns.
    private let straightBends: ColumnBends?

    /// Makes an explainer of what `segmenter` predicts.
    package init(_ segmenter: Segmenter) {
        let encoder = segmenter.encoder
        let centroids = segmenter.kMeans.centroids
        let columnFeatures = encoder.columnFeatures
        let directions = Matrix(columnFeatures.indices.map(encoder.direction(ofColumn:)))
        let features = encoder.schema.features
        let movable = columnFeatures.indices.filter {
            guard case .number = features[columnFeatures[$0]].kind else { return false }
            return features[columnFeatures[$0]].isActionable
        }
        self.segmenter = segmenter
        self.columnFeatures = columnFeatures
        self.directions = directions
        centres = Matrix((0..<centroids.rows).map { encoder.columns(at: centroids.row($0)) })
        movableColumns = movable
        resolutions = features.map {
            guard case .number(let domain) = $0.kind else { return nil }
            return Resolution(of: domain, fillValue: $0.fillValue)
        }
        choices = features.indices.compactMap { feature in
            guard features[feature].isActionable, case .category(let encoding) = features[feature].kind else {
                return nil
            }
            return Choice(
                feature: feature, categories: encoding.categories.count,
                columns: columnFeatures.indices.filter { columnFeatures[$0] == feature })
        }
        straightBends =
            segmenter.mixture == nil
            ? ColumnBends(columns: columnFeatures.count, clusters: centroids.rows, movable: movable) {
                .init(slope: -2 * dot(Array(directions.row($0)), Array(centroids.row($1))), curvature: 0)
            } : nil
    }

    /// How the distances of a customer at `vector` change along the columns.
    func bends(at vector: [Double]) -> ColumnBends {
        if let straightBends { return straightBends }
        guard let mixture = segmenter.mixture else { preconditionFailure("what has no mixture has straight bends") }
        let clusters = segmenter.kMeans.clusterCount
        return ColumnBends(columns: columnFeatures.count, clusters: clusters, movable: movableColumns) {
            let white = mixture.whitened(Array(directions.row($0)), $1)
            let residual = mixture.whitened(mixture.deviation(of: vector, from: $1), $1)
            return .init(slope: 2 * dot(white, residual), curvature: dot(white, white))
        }
    }

    /// Explains the prediction made last with `workspace`.
    ///
    /// - Parameters:
    ///   - customer: who it is about.
    ///   - prediction: what was predicted.
    ///   - workspace: what the prediction left there; a change is tried in a copy of it.
    package func explain(
        _ customer: Customer, _ prediction: Prediction, workspace: Segmenter.Workspace
    ) -> Explanation {
        let distances = workspace.squaredDistances
        var runnerUp: Int?
        for other in distances.indices where other != prediction.cluster {
            if runnerUp.map({ distances[other] < distances[$0] }) ?? true { runnerUp = other }
        }
        guard let runnerUp else {
            return Explanation(runnerUp: nil, margin: 0, base: 0, contributions: [], counterfactuals: [])
        }
        let columns = segmenter.encoder.columns(of: customer)
        let split = MarginSplit(
            self, columns: columns, vector: workspace.vector, between: prediction.cluster, and: runnerUp)
        var search = CounterfactualSearch(self, customer, columns: columns, workspace)
        var counterfactuals: [Explanation.Counterfactual] = []
        counterfactuals.reserveCapacity(distances.count - 1)
        for other in distances.indices where other != prediction.cluster {
            counterfactuals.append(.init(cluster: other, change: search.change(to: other, by: self)))
        }
        return Explanation(
            runnerUp: runnerUp, margin: split.amounts.reduce(split.base, +), base: split.base,
            contributions: split.contributions, counterfactuals: counterfactuals)
    }
}
