package import Segmentation

/// A model together with how its customers are read and its answers written: made once, shared by all threads.
package final class ModelScorer: Sendable {
    /// The fitted model.
    package let segmenter: Segmenter
    /// How customers are read.
    package let rules: CustomerRules
    /// How answers are written.
    package let format: PredictionFormat
    /// How answers to rows of a stream are written: without the texts that are the same for all of a segment.
    let rowFormat: PredictionFormat

    /// How stable each cluster is; empty where no refits were made.
    let stability: [ClusterStability]
    /// How predictions are explained.
    let explainer: Explainer
    /// How explanations are written.
    let explanationFormat: ExplanationFormat
    /// Along what customers are placed on a map; nil where the model has none.
    let mapAxes: MapAxes?

    /// Prepares `segmenter` for requests.
    ///
    /// - Parameters:
    ///   - profiles: what each cluster's training customers are like, for explanations; none where that is not known.
    ///   - stability: one figure per cluster, or none where no refits were made.
    ///   - mapAxes: along what customers are placed on a map; nil where the model has none.
    package init(
        _ segmenter: Segmenter, profiles: [ClusterProfile] = [], stability: [ClusterStability] = [],
        mapAxes: MapAxes? = nil
    ) {
        precondition(
            stability.isEmpty || stability.count == segmenter.segments.segments.count,
            "each cluster has one figure of stability")
        self.segmenter = segmenter
        self.stability = stability
        self.mapAxes = mapAxes
        explainer = Explainer(segmenter)
        explanationFormat = ExplanationFormat(segmenter, profiles: profiles)
        rules = CustomerRules(segmenter.encoder.schema)
        format = PredictionFormat(segmenter)
        rowFormat = PredictionFormat(segmenter, ofRows: true)
    }
}
