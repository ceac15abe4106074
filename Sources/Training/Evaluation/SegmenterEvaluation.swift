package import Segmentation

/// How a fitted model fares on customers, be they those it was trained on or others.
package struct SegmenterEvaluation: Sendable {
    /// The customers who were given a segment.
    package let customers: Int
    /// The cluster of each.
    package let clusters: [Int]
    /// Customers per cluster; a cluster may have none.
    package let sizes: [Int]
    /// Mean of the confidences, 0 to 1.
    package let meanConfidence: Double
    /// Customers that lie apart from all dense training data; nil where the model does not tell.
    package let anomalies: Int?
    /// Sum of squared distances from the centroid of the own cluster, in the model's coordinates.
    package let inertia: Double
    /// Measures of the clusters that have customers; nil where these are fewer than two, or as many as customers.
    package let quality: ClusterQuality?
    /// What each cluster's customers are like, of the clusters that have any.
    package let profiles: [ClusterProfile]

    /// Gives every row a segment and measures what comes of it.
    ///
    /// - Parameter raw: n × f, in the features' units, categories as codes, NaN where a value is missing.
    package init(
        of segmenter: Segmenter, on raw: Matrix, workers: Workers = .perCore
    ) throws(EvaluationError) {
        let encoder = segmenter.encoder
        var workspace = Segmenter.Workspace()
        var predictions: [Prediction] = []
        var vectors: [Double] = []
        for row in 0..<raw.rows {
            predictions.append(segmenter.predict(Customer(Array(raw.row(row))), workspace: &workspace))
            vectors += workspace.vector
        }
        let labels = predictions.map(\.cluster)
        let points = Matrix(rows: raw.rows, columns: vectors.count / max(raw.rows, 1), values: vectors)
        let centroids = segmenter.kMeans.centroids
        let counts = labels.reduce(into: [Int](repeating: 0, count: centroids.rows)) { $0[$1] += 1 }
        customers = raw.rows
        clusters = labels
        sizes = counts
        meanConfidence = predictions.map(\.confidence).mean
        let isAnomaly = segmenter.dbscan.map { _ in predictions.map { $0.isAnomaly == true } }
        anomalies = isAnomaly?.count(where: \.self)
        inertia = labels.enumerated().reduce(0) {
            $0 + Partition.squaredDistance(points, $1.offset, centroids, $1.element)
        }
        // Clusters without customers have no place in a partition.
        let present = counts.indices.filter { counts[$0] > 0 }
        var places = [Int](repeating: 0, count: counts.count)
        for (place, cluster) in present.enumerated() { places[cluster] = place }
        let partition = try Partition(points: points, labels: labels.map { places[$0] })
        let isMeasurable = partition.clusters > 1 && partition.clusters < points.rows
        quality = isMeasurable ? try partition.quality(workers: workers) : nil
        profiles = try partition.profiles(
            of: Self.filled(raw, encoder.schema), columns: encoder.schema.features.map(\.profileColumn),
            isAnomaly: isAnomaly
        ).map { profile in
            ClusterProfile(
                cluster: present[profile.cluster], count: profile.count, share: profile.share,
                anomalies: profile.anomalies, statistics: profile.statistics)
        }
    }

    /// What the model sees: fill values where one is missing.
    private static func filled(_ raw: Matrix, _ schema: FeatureSchema) -> Matrix {
        var filled = raw
        for cell in filled.values.indices where filled.values[cell].isNaN {
            filled.values[cell] = schema.features[cell % raw.columns].fillValue
        }
        return filled
    }
}

extension Feature {
    fileprivate var profileColumn: ProfileColumn {
        switch kind {
        case .number: .number
        case .category(let encoding): .category(categories: encoding.categories.count)
        }
    }
}
