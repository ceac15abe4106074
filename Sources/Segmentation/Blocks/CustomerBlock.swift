/// Customers of whom all is known and who are scored together, in memory that is kept from one block to the next.
///
/// Each step of a prediction is done for all of them before the next one begins, in loops that work on several customers
/// at once wherever the arithmetic of one does not depend on what came out of another.
package struct CustomerBlock: Sendable {
    /// Customers of a block at most: all that is worked out of them stays in the nearest cache.
    package static let capacity = 64

    /// How many customers are there.
    package private(set) var count = 0
    /// The features' values.
    private(set) var values: BlockColumns
    /// Where the customers lie in the models' space.
    var coordinates: BlockColumns
    /// The squared distances to the centroids, or the mixture's deviances.
    var distances: BlockColumns
    /// The least of them, and whose it is.
    var nearest = BlockNearest()
    /// How much the clusters weigh beside the nearest.
    var weights: BlockWeights
    /// How sure each assignment is.
    var confidences = [Double](repeating: 0, count: capacity)
    /// Whether each customer is an anomaly; not of a model that knows of none.
    var anomalies = [Bool](repeating: false, count: capacity)
    /// What the model says of each customer, once it was asked.
    private var predictions: [Prediction]

    /// Makes a block without customers, whom `segmenter` is to be asked about.
    package init(for segmenter: Segmenter) {
        values = BlockColumns(columns: segmenter.encoder.schema.dimension)
        coordinates = BlockColumns(columns: segmenter.encoder.dimension)
        distances = BlockColumns(columns: segmenter.kMeans.clusterCount)
        weights = BlockWeights(clusters: segmenter.kMeans.clusterCount)
        let none = Prediction(cluster: 0, confidence: 0, isAnomaly: nil)
        predictions = [Prediction](repeating: none, count: Self.capacity)
    }

    /// Takes other customers: `body` writes their values and says how many they are. They stand feature by feature, with
    /// room for `capacity` customers in each.
    ///
    /// - Precondition: at most `capacity`.
    package mutating func fill(_ body: (inout MutableSpan<Double>) -> Int) {
        count = values.write(body)
        precondition(count >= 0 && count <= Self.capacity, "a block has room for \(Self.capacity) customers")
    }

    /// A bit for each of the first `count` customers, that of the first one lowest.
    static func bits(ofFirst count: Int) -> UInt64 { count < capacity ? (1 << UInt64(count)) - 1 : .max }

    /// What the model said of each customer.
    package var answers: Span<Prediction> {
        @_lifetime(borrow self)
        get { predictions.span.extracting(0..<count) }
    }

    /// Puts together what was worked out.
    fileprivate mutating func answer(flaggingAnomalies: Bool) {
        Self.answer(&predictions, count, nearest, confidences, flaggingAnomalies ? anomalies : nil)
    }

    // All are lent by themselves, so that views of them can be taken while the answers are written.
    private static func answer(
        _ predictions: inout [Prediction], _ count: Int, _ nearest: BlockNearest, _ confidences: [Double],
        _ anomalies: [Bool]?
    ) {
        var answers = predictions.mutableSpan
        for customer in 0..<count {
            answers[customer] = Prediction(
                cluster: nearest.clusters[customer], confidence: confidences[customer],
                isAnomaly: anomalies.map { $0[customer] })
        }
    }
}

extension Segmenter {
    /// Assigns each customer of `block` to a segment, as ``predict(_:workspace:)`` does one: to the last bit.
    ///
    /// - Precondition: the block was made for a segmenter of the same shape.
    package func predict(_ block: inout CustomerBlock) {
        let count = block.count
        encoder.encode(block.values, count, into: &block.coordinates)
        switch mixture {
        case nil: kMeans.measure(block.coordinates, count, into: &block.distances)
        case .some: mixture?.measure(block.coordinates, count, into: &block.distances)
        }
        block.nearest.find(in: block.distances, count)
        calibration.rate(
            block.nearest, block.distances, count, by: &block.weights, into: &block.confidences)
        dbscan?.judge(block.coordinates, count, into: &block.anomalies)
        block.answer(flaggingAnomalies: dbscan != nil)
    }
}
