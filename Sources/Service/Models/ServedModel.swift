package import ModelBundle
package import Scoring
package import Segmentation

/// A loaded bundle made ready to answer requests.
package final class ServedModel: Sendable {
    /// The bundle.
    package let loaded: LoadedModel
    /// How its customers are read, scored and written.
    package let scorer: ModelScorer
    /// Its place among the models of its catalog.
    let position: Int

    /// Makes `loaded` ready.
    init(_ loaded: LoadedModel, position: Int) {
        self.loaded = loaded
        self.position = position
        scorer = ModelScorer(
            loaded.segmenter, profiles: loaded.profiles,
            stability: loaded.manifest.evaluation.bootstrap?.stability ?? [], mapAxes: try? loaded.map?.get().axes)
    }

    /// The name that requests choose it by.
    package var name: String { loaded.manifest.name }

    /// What kind of customers it answers for.
    package var kind: Segmenter.Kind { loaded.segmenter.kind }
}
