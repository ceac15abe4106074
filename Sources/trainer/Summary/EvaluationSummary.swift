import Arguments
import ModelBundle
import Segmentation
import Training

/// How a bundle fares on customers, beside how it fared in training.
struct EvaluationSummary {
    /// How far one feature lies from what it was in training.
    struct Drift {
        let feature: String
        /// Means of a numeric feature in training and now; nil for a category.
        let means: (training: Double, now: Double)?
        let stability: PopulationStability
    }

    let bundle: BundleSummary
    /// The customers, and what their file was.
    let rows: CustomerRows
    let source: Manifest.Source?
    let evaluation: SegmenterEvaluation

    /// Gives every customer a segment and measures what comes of it.
    init(
        of bundle: BundleSummary, on rows: CustomerRows, source: Manifest.Source? = nil, workers: Workers
    ) throws(EvaluationError) {
        self.bundle = bundle
        self.rows = rows
        self.source = source
        evaluation = try SegmenterEvaluation(of: bundle.model.segmenter, on: rows.raw, workers: workers)
    }

    /// How far the shares of the segments lie from those in training.
    var segmentStability: PopulationStability {
        PopulationStability(evaluation.sizes, trainedOn: bundle.model.profiles.map(\.count))
    }

    /// The features that there are figures of training for, in the order of the schema.
    var drifts: [Drift] {
        bundle.features.enumerated().compactMap { index, feature in
            let now = rows.raw.column(index).filter { !$0.isNaN }
            guard !now.isEmpty else { return nil }
            switch (bundle.model.overall.statistics[index], feature.histogram) {
            case (.number(let mean, _, _, _, _), let histogram?):
                return Drift(
                    feature: feature.name, means: (mean, now.reduce(0, +) / Double(now.count)),
                    stability: PopulationStability(of: now, trainedOn: histogram))
            case (.category(let counts), _):
                let found = now.reduce(into: [Int](repeating: 0, count: counts.count)) { $0[Int($1)] += 1 }
                return Drift(
                    feature: feature.name, means: nil, stability: PopulationStability(found, trainedOn: counts))
            default: return nil
            }
        }
    }

    /// Measures now and in training, by name; the inertia per customer, so that numbers of customers play no part.
    var measures: [(name: String, now: Double?, training: Double?)] {
        let former = bundle.manifest.evaluation
        let quality = evaluation.quality
        return [
            (
                "inertia per customer", evaluation.inertia / Double(evaluation.customers),
                former.inertia / Double(max(former.sizes.reduce(0, +), 1))
            ),
            ("silhouette", quality?.silhouette.mean, former.silhouette),
            ("Davies-Bouldin", quality?.daviesBouldin, former.daviesBouldin),
            ("Calinski-Harabasz", quality?.calinskiHarabasz, former.calinskiHarabasz),
            ("mean confidence", evaluation.meanConfidence, nil),
            (
                "share of anomalies", evaluation.anomalies.map { Double($0) / Double(evaluation.customers) },
                former.density.map { Double($0.noisePoints) / Double(max(former.sizes.reduce(0, +), 1)) }
            ),
        ]
    }
}
