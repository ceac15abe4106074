/// Explains predictions of one model; made once, for it keeps what is the same for every customer.
///
/// A customer's vector is a sum over columns, each scaled value times the direction it has in the vectors' space, and
/// so the margin between two clusters splits into a term per column, exactly.
package struct Explainer: Sendable {
    let segmenter: Segmenter
    /// The feature that each column comes from.
    let columnFeatures: [Int]
    /// One row per column: where a step of 1 along it leads in the vectors' space.
    let directions: Matrix
    /// One row per cluster: its centre in columns.
    let centres: Matrix

    /// Makes an explainer of what `segmenter` predicts.
    package init(_ segmenter: Segmenter) {
        let encoder = segmenter.encoder
        let centroids = segmenter.kMeans.centroids
        self.segmenter = segmenter
        columnFeatures = encoder.columnFeatures
        directions = Matrix(columnFeatures.indices.map(encoder.direction(ofColumn:)))
        centres = Matrix((0..<centroids.rows).map { encoder.columns(at: centroids.row($0)) })
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
        let others = distances.indices.filter { $0 != prediction.cluster }
        guard let runnerUp = others.min(by: { distances[$0] < distances[$1] }) else {
            return Explanation(runnerUp: nil, margin: 0, base: 0, contributions: [], counterfactuals: [])
        }
        let split = MarginSplit(
            self, columns: segmenter.encoder.columns(of: customer), vector: workspace.vector,
            between: prediction.cluster, and: runnerUp)
        var search = CounterfactualSearch(self, customer, workspace)
        return Explanation(
            runnerUp: runnerUp, margin: split.amounts.reduce(split.base, +), base: split.base,
            contributions: split.contributions,
            counterfactuals: others.map { .init(cluster: $0, change: search.change(to: $0)) })
    }
}
