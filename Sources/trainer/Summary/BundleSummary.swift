import ModelBundle
import Segmentation

/// What a person wants to know of a bundle, for a summary as text or as JSON.
struct BundleSummary {
    /// What only the training run knows.
    struct Totals: Sendable {
        /// Distinct orders.
        let orders: Int
        /// Sum of all customers' monetary values.
        let revenue: Double
    }

    let model: LoadedModel
    let folder: String
    let totals: Totals?
    let warnings: [String]

    init(of model: LoadedModel, in folder: String, totals: Totals? = nil, warnings: [String] = []) {
        self.model = model
        self.folder = folder
        self.totals = totals
        self.warnings = warnings
    }

    var manifest: Manifest { model.manifest }
    var features: [Feature] { model.segmenter.encoder.schema.features }
}
