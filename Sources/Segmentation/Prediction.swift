/// What a model says of one customer.
package struct Prediction: Sendable, Equatable {
    /// The nearest cluster.
    package let cluster: Int
    /// How sure the assignment is, 0 to 1. It says nothing of anomaly.
    package let confidence: Double
    /// Whether the customer lies apart from all dense training data; nil where no anomaly model was fitted.
    package let isAnomaly: Bool?

    /// Makes a prediction.
    package init(cluster: Int, confidence: Double, isAnomaly: Bool?) {
        self.cluster = cluster
        self.confidence = confidence
        self.isAnomaly = isAnomaly
    }
}
