package import ModelBundle
package import Scoring
package import Segmentation

/// A loaded bundle made ready to answer requests.
package final class ServedModel: Sendable {
    /// The bundle.
    package let loaded: LoadedModel
    /// How its customers are read, scored and written.
    package let scorer: ModelScorer

    /// Makes `loaded` ready.
    package init(_ loaded: LoadedModel) {
        self.loaded = loaded
        scorer = ModelScorer(loaded.segmenter)
    }

    /// The name that requests choose it by.
    package var name: String { loaded.manifest.name }

    /// What kind of customers it answers for.
    package var kind: Segmenter.Kind { loaded.segmenter.kind }
}
