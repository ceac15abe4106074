import Segmentation
import Testing

@Suite struct SegmenterTests {
    /// Two numeric features and a category; centroids at z = (0, 0, 0), (2, 2, 1) and (-2, 2, 0).
    private func segmenter(dbscan: Bool = true) throws -> Segmenter {
        let domain = NumberDomain(minimum: 0, trainingRange: 0...100)
        let city = try CategoryEncoding(categories: ["Delhi", "Pune"], unknownPolicy: .impute)
        let schema = try FeatureSchema(
            identifier: "id",
            [
                Feature(name: "spent", kind: .number(domain), fillValue: 9, transform: .sqrt),
                Feature(name: "visits", kind: .number(domain), fillValue: 10),
                Feature(name: "city", kind: .category(city), fillValue: 0),
            ])
        let centroids = Matrix([[0, 0, 0], [2, 2, 1], [-2, 2, 0]])
        return Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema, scaler: FeatureScaler(kind: .standard, centre: [3, 10, 0], scale: [1, 5, 1])),
            kMeans: KMeansModel(centroids: centroids, inertia: 12),
            calibration: Calibration(temperature: 0.5),
            dbscan: dbscan ? DBSCANModel(eps: 1, minimumSamples: 2, corePoints: centroids) : nil,
            segments: try SegmentMap(
                (0..<3).map {
                    Segment(
                        cluster: $0, name: "S\($0)", description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 3))
    }

    @Test func encodesByFillTransformAndScale() throws {
        let encoder = try segmenter().encoder
        #expect(encoder.encode(Customer([25, 20, 1])) == [2, 2, 1])
        var partly = Customer(dimension: 3)
        partly[1] = 15
        #expect(encoder.encode(partly) == [0, 1, 0])
        #expect(encoder.decode([2, 2, 1]) == [25, 20, 1])
    }

    @Test func assignsTheNearestCentroidWithASoftmaxOfSquaredDistances() throws {
        var workspace = Segmenter.Workspace()
        let prediction = try segmenter().predict(Customer([25, 20, 1]), workspace: &workspace)
        #expect(prediction.cluster == 1)
        #expect(workspace.squaredDistances == [9, 0, 17])
        let expected = 1 / (1 + 1.2340980408667956e-4 + 4.1399377187851668e-8)
        #expect(abs(prediction.confidence - expected) < 1e-12)
    }

    @Test func aTieGoesToTheLowerCluster() throws {
        var workspace = Segmenter.Workspace()
        // z = (0, 2, 0): squared distances 4, 5 and 4.
        let prediction = try segmenter().predict(Customer([9, 20, 0]), workspace: &workspace)
        #expect(workspace.squaredDistances == [4, 5, 4])
        #expect(prediction.cluster == 0)
    }

    @Test func flagsWhatLiesBeyondEpsOfEveryCorePoint() throws {
        var workspace = Segmenter.Workspace()
        let model = try segmenter()
        // Exactly eps away counts as near.
        #expect(model.predict(Customer([16, 10, 0]), workspace: &workspace).isAnomaly == false)
        #expect(model.predict(Customer([100, 100, 0]), workspace: &workspace).isAnomaly == true)
        #expect(try segmenter(dbscan: false).predict(Customer([9, 9, 0]), workspace: &workspace).isAnomaly == nil)
    }

    @Test func aWorkspaceServesModelsOfOtherShapes() throws {
        var workspace = Segmenter.Workspace()
        _ = try segmenter().predict(Customer([25, 20, 1]), workspace: &workspace)
        let domain = NumberDomain(minimum: nil, trainingRange: 0...1)
        let single = Segmenter(
            kind: .rfm,
            encoder: FeatureEncoder(
                schema: try FeatureSchema(identifier: "id", [Feature(name: "x", kind: .number(domain), fillValue: 0)]),
                scaler: FeatureScaler(kind: .minMax, centre: [0], scale: [1])),
            kMeans: KMeansModel(centroids: Matrix([[0.5]]), inertia: 1), calibration: Calibration(temperature: 1),
            dbscan: nil,
            segments: try SegmentMap(
                [Segment(cluster: 0, name: "All", description: "", characteristics: [], recommendedOffers: [])],
                clusterCount: 1))
        #expect(single.predict(Customer([7]), workspace: &workspace).confidence == 1)
    }

    @Test func fillValuesMustBeEncodable() throws {
        let domain = NumberDomain(minimum: 0, trainingRange: 0...1)
        #expect(throws: FeatureSchema.Failure.fillValue(name: "x", found: -1)) {
            try FeatureSchema(identifier: "id", [Feature(name: "x", kind: .number(domain), fillValue: -1)])
        }
        let city = try CategoryEncoding(categories: ["Delhi"], unknownPolicy: .impute)
        #expect(throws: FeatureSchema.Failure.fillValue(name: "c", found: 1)) {
            try FeatureSchema(identifier: "id", [Feature(name: "c", kind: .category(city), fillValue: 1)])
        }
        #expect(throws: FeatureSchema.Failure.repeated(name: "x")) {
            try FeatureSchema(
                identifier: "id",
                [
                    Feature(name: "x", kind: .number(domain), fillValue: 0),
                    Feature(name: "x", kind: .number(domain), fillValue: 0),
                ])
        }
    }

    @Test(arguments: ["id", "x", "y", "X"])
    func noColumnMayBeCalledByTwoNames(alias: String) {
        let domain = NumberDomain(minimum: 0, trainingRange: 0...1)
        #expect(throws: FeatureSchema.Failure.repeated(name: alias)) {
            try FeatureSchema(
                identifier: "id",
                [
                    Feature(name: "x", columnAliases: ["X"], kind: .number(domain), fillValue: 0),
                    Feature(name: "y", columnAliases: [alias], kind: .number(domain), fillValue: 0),
                ])
        }
    }

    @Test func histogramsCountEveryValueOnce() {
        let histogram = Histogram(of: [0, 1, 2, 3, 4, 10], bins: 5)
        #expect(histogram.edges == [0, 2, 4, 6, 8, 10])
        #expect(histogram.counts == [2, 2, 1, 0, 1])
        #expect(Histogram(of: [3, 3], bins: 5).counts == [2])
    }
}

@Suite struct SegmentMapTests {
    private func segment(_ cluster: Int, _ name: String) -> Segment {
        Segment(cluster: cluster, name: name, description: "", characteristics: [], recommendedOffers: [])
    }

    @Test func ordersSegmentsByCluster() throws {
        let map = try SegmentMap([segment(1, "B"), segment(0, "A")], clusterCount: 2)
        #expect(map.segments.map(\.name) == ["A", "B"])
    }

    @Test func everyClusterHasExactlyOneNamedSegment() {
        #expect(throws: SegmentMap.Failure.missing(cluster: 1)) {
            try SegmentMap([segment(0, "A")], clusterCount: 2)
        }
        #expect(throws: SegmentMap.Failure.repeated(cluster: 0)) {
            try SegmentMap([segment(0, "A"), segment(0, "B")], clusterCount: 2)
        }
        #expect(throws: SegmentMap.Failure.unknown(cluster: 2, clusterCount: 2)) {
            try SegmentMap([segment(2, "A")], clusterCount: 2)
        }
        #expect(throws: SegmentMap.Failure.unnamed(cluster: 0)) {
            try SegmentMap([segment(0, "")], clusterCount: 1)
        }
        #expect(throws: SegmentMap.Failure.repeatedName("A")) {
            try SegmentMap([segment(0, "A"), segment(1, "A")], clusterCount: 2)
        }
    }
}
