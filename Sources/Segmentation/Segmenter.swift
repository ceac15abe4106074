/// A fitted model whole: from what is known of a customer to a segment.
///
/// It never changes, and is a class only because so much would else be copied to each call that predicts.
package final class Segmenter: Sendable {
    /// What kind of customers it answers for, which decides the routes that speak of it.
    package enum Kind: String, Sendable, CaseIterable {
        /// Attributes of a person: age, income, habits.
        case attributes
        /// Recency, frequency and monetary value of purchases.
        case rfm
    }

    /// What kind of customers it answers for.
    package let kind: Kind
    /// From a customer to a vector.
    package let encoder: FeatureEncoder
    /// Where the clusters lie: the centroids of k-means, which also assign vectors, or the means of the mixture.
    package let kMeans: KMeansModel
    /// From a vector to a cluster where a mixture assigns it; nil where the nearest centroid does.
    package let mixture: GaussianMixtureModel?
    /// From squared distances, or a mixture's deviances, to a confidence.
    package let calibration: Calibration
    /// From a vector to the anomaly flag; nil where none was fitted.
    package let dbscan: DBSCANModel?
    /// From a cluster to its meaning.
    package let segments: SegmentMap

    /// Puts fitted parts together.
    ///
    /// - Precondition: all parts speak of the same number of features and clusters.
    package init(
        kind: Kind, encoder: FeatureEncoder, kMeans: KMeansModel, mixture: GaussianMixtureModel? = nil,
        calibration: Calibration, dbscan: DBSCANModel?, segments: SegmentMap
    ) {
        precondition(kMeans.centroids.columns == encoder.dimension, "centroids must have one column per coordinate")
        precondition(mixture.map { $0.means == kMeans.centroids } ?? true, "the centroids must be the mixture's means")
        precondition(segments.segments.count == kMeans.clusterCount, "each cluster must have a segment")
        precondition(
            dbscan.map { $0.corePoints.columns == encoder.dimension } ?? true,
            "core points must have one column per coordinate")
        self.kind = kind
        self.encoder = encoder
        self.kMeans = kMeans
        self.mixture = mixture
        self.calibration = calibration
        self.dbscan = dbscan
        self.segments = segments
    }

    /// The same model, whose clusters mean something else.
    ///
    /// - Precondition: `segments` has as many clusters.
    package func renamed(_ segments: SegmentMap) -> Segmenter {
        precondition(segments.segments.count == kMeans.clusterCount, "each cluster must have a segment")
        return Segmenter(
            kind: kind, encoder: encoder, kMeans: kMeans, mixture: mixture, calibration: calibration, dbscan: dbscan,
            segments: segments)
    }

    /// Works out what makes predictions cheaper and takes too long for a server that starts.
    package func prepare() { dbscan?.prepare() }

    /// Memory that predictions write into, kept by whoever predicts so that none is allocated per customer.
    package struct Workspace: Sendable {
        /// The customer in the models' coordinates, after a prediction.
        package internal(set) var vector: [Double] = []
        /// Squared distances to the centroids, or the mixture's deviances, after a prediction.
        package internal(set) var squaredDistances: [Double] = []

        /// Makes an empty workspace; it takes the shape of each segmenter it is used with.
        package init() {}

        mutating func resize(dimension: Int, clusters: Int) {
            if vector.count != dimension { vector.resize(to: dimension, filling: 0) }
            if squaredDistances.count != clusters { squaredDistances.resize(to: clusters, filling: 0) }
        }
    }

    /// Assigns `customer` to a segment.
    ///
    /// - Precondition: the customer has one entry per feature, each accepted by its feature or missing.
    package func predict(_ customer: Customer, workspace: inout Workspace) -> Prediction {
        workspace.resize(dimension: encoder.dimension, clusters: kMeans.clusterCount)
        return predict(customer, &workspace.vector, &workspace.squaredDistances)
    }

    /// The cluster of `customer`, as ``predict(_:workspace:)`` has it.
    @inline(__always)
    func cluster(of customer: Customer, workspace: inout Workspace) -> Int {
        workspace.resize(dimension: encoder.dimension, clusters: kMeans.clusterCount)
        return cluster(of: customer, &workspace.vector, &workspace.squaredDistances)
    }

    // Both are lent by themselves, so that both can be written to at the same time.
    @inline(__always)
    private func predict(
        _ customer: Customer, _ vector: inout [Double], _ squaredDistances: inout [Double]
    ) -> Prediction {
        var coordinates = vector.mutableSpan
        var distances = squaredDistances.mutableSpan
        return predict(customer.values.span, &coordinates, &distances)
    }

    @inline(__always)
    private func cluster(of customer: Customer, _ vector: inout [Double], _ squaredDistances: inout [Double]) -> Int {
        var coordinates = vector.mutableSpan
        var distances = squaredDistances.mutableSpan
        return assign(customer.values.span, &coordinates, &distances)
    }

    /// Assigns a customer to a segment by way of memory of the right size.
    @inline(__always)
    func predict(
        _ values: Span<Double>, _ vector: inout MutableSpan<Double>, _ squaredDistances: inout MutableSpan<Double>
    ) -> Prediction {
        let cluster = assign(values, &vector, &squaredDistances)
        return Prediction(
            cluster: cluster,
            confidence: calibration.confidence(of: cluster, squaredDistances: squaredDistances.span),
            isAnomaly: dbscan?.isAnomaly(vector.span))
    }

    @inline(__always)
    private func assign(
        _ values: Span<Double>, _ vector: inout MutableSpan<Double>, _ squaredDistances: inout MutableSpan<Double>
    ) -> Int {
        encoder.encode(values, into: &vector)
        // Asked by its case: to compare the mixture with nil would copy it.
        return switch mixture {
        case nil: kMeans.nearest(to: vector.span, squaredDistances: &squaredDistances)
        case .some: assignByMixture(vector.span, &squaredDistances)
        }
    }

    /// Out of line, so that k-means pays for no more than asking.
    @inline(never)
    private func assignByMixture(_ vector: Span<Double>, _ deviances: inout MutableSpan<Double>) -> Int {
        mixture?.nearest(to: vector, deviances: &deviances) ?? 0
    }

    /// The probability of every cluster, adding up to 1, for the customer of the last prediction in `workspace`.
    package func probabilities(of prediction: Prediction, workspace: borrowing Workspace) -> [Double] {
        calibration.probabilities(of: prediction.cluster, squaredDistances: workspace.squaredDistances)
    }
}
