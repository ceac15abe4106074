/// Customers of whom all is known and who are scored together, in memory that is kept from one block to the next.
///
/// What a prediction looks up before it begins, it looks up once for all of them.
package struct CustomerBlock: Sendable {
    /// Customers of a block at most: their values and predictions stay in the nearest cache.
    package static let capacity = 64

    /// How many customers are there.
    package private(set) var count = 0
    fileprivate var values: [Double]
    /// What the model says of each customer, once it was asked.
    fileprivate var predictions: [Prediction]

    /// Makes a block without customers, who have `dimension` features.
    package init(dimension: Int) {
        values = [Double](repeating: 0, count: dimension * Self.capacity)
        let none = Prediction(cluster: 0, confidence: 0, isAnomaly: nil)
        predictions = [Prediction](repeating: none, count: Self.capacity)
    }

    /// Takes other customers: `body` writes their values, customer by customer, and says how many they are.
    ///
    /// - Precondition: at most `capacity`.
    package mutating func fill(_ body: (inout MutableSpan<Double>) -> Int) {
        var room = values.mutableSpan
        count = body(&room)
        precondition(count >= 0 && count <= Self.capacity, "a block has room for \(Self.capacity) customers")
    }

    /// What the model said of each customer.
    package var answers: Span<Prediction> {
        @_lifetime(borrow self)
        get { predictions.span.extracting(0..<count) }
    }
}

extension Segmenter {
    /// Assigns each customer of `block` to a segment, as ``predict(_:workspace:)`` does one.
    package func predict(_ block: inout CustomerBlock, workspace: inout Workspace) {
        workspace.resize(dimension: encoder.dimension, clusters: kMeans.clusterCount)
        predict(
            block.values, block.count, into: &block.predictions, &workspace.vector, &workspace.squaredDistances)
    }

    // All are lent by themselves, so that views of them can be taken once.
    private func predict(
        _ values: [Double], _ count: Int, into predictions: inout [Prediction], _ vector: inout [Double],
        _ squaredDistances: inout [Double]
    ) {
        var coordinates = vector.mutableSpan
        var distances = squaredDistances.mutableSpan
        var answers = predictions.mutableSpan
        let customers = values.span
        let dimension = encoder.schema.dimension
        for index in 0..<count {
            let customer = customers.extracting((index * dimension)..<((index + 1) * dimension))
            answers[index] = predict(customer, &coordinates, &distances)
        }
    }
}
