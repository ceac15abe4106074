package import Segmentation

/// A model together with how its customers are read and its answers written: made once, shared by all threads.
package final class ModelScorer: Sendable {
    /// The fitted model.
    package let segmenter: Segmenter
    /// How customers are read.
    package let rules: CustomerRules
    /// How answers are written.
    package let format: PredictionFormat

    /// Prepares `segmenter` for requests.
    package init(_ segmenter: Segmenter) {
        self.segmenter = segmenter
        rules = CustomerRules(segmenter.encoder.schema)
        format = PredictionFormat(segmenter)
    }
}
