package import JSON
package import Segmentation

extension JSONWriter {
    /// Writes how stable a cluster is as `{"jaccard", "rating"}`; null where no refits were made.
    package mutating func value(_ stability: ClusterStability?) {
        guard let stability else { return null() }
        beginObject()
        member("jaccard", stability.jaccard)
        member("rating", stability.rating.rawValue)
        endObject()
    }

    /// Writes the probability of every segment for the customer that `workspace` holds, in the order of the clusters.
    mutating func probabilities(
        of prediction: Prediction, by model: ModelScorer, _ workspace: borrowing Segmenter.Workspace
    ) {
        let probabilities = model.segmenter.probabilities(of: prediction, workspace: workspace)
        beginArray()
        for (segment, probability) in zip(model.segmenter.segments.segments, probabilities) {
            beginObject()
            member("cluster", segment.cluster)
            member("segment", segment.name)
            key("probability")
            value(probability, fractionDigits: PredictionFormat.confidenceDigits)
            endObject()
        }
        endArray()
    }
}
