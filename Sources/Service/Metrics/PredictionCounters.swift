import ModelBundle
import Scoring
import Segmentation

/// What one loop predicted with one model: a counter for each segment and one for the anomalies.
final class PredictionCounters: Sendable {
    /// The model's name.
    let model: String
    /// The segments' names, by cluster.
    let segments: [String]
    private let block: CounterBlock

    /// Starts at zero.
    init(_ served: ServedModel) {
        model = served.name
        segments = Self.segments(of: served)
        block = CounterBlock(count: segments.count + 1)
    }

    /// Whether `served` has the name and the segments counted here, so that a reload goes on counting.
    func counts(_ served: ServedModel) -> Bool { model == served.name && segments == Self.segments(of: served) }

    /// Counts a prediction that was answered.
    func count(_ prediction: Prediction) {
        block.add(at: prediction.cluster)
        if prediction.isAnomaly == true { block.add(at: segments.count) }
    }

    /// Counts rows that were answered.
    func count(_ tally: RowTally) {
        for (cluster, count) in tally.clusters.enumerated() { block.add(UInt64(count), at: cluster) }
        block.add(UInt64(tally.anomalies), at: segments.count)
    }

    /// Predictions of a cluster.
    func predictions(cluster: Int) -> UInt64 { block[cluster] }

    /// Predictions that were flagged as anomalies.
    var anomalies: UInt64 { block[segments.count] }

    private static func segments(of served: ServedModel) -> [String] {
        served.loaded.segmenter.segments.segments.map(\.name)
    }
}
