import Segmentation
import TestSupport
import Testing
import Training

/// Customers of a block are answered as they are one by one, to the last bit.
@Suite struct CustomerBlockTests {
    @Test(arguments: [0, 1, 7, CustomerBlock.capacity])
    func isAnsweredAsItsCustomersAre(count: Int) throws {
        for segmenter in [try Segmenter.sampleRFM(), try .sampleMixture()] {
            try expectSameAnswers(segmenter, count: count, seed: 5)
        }
    }

    @Test(arguments: [false, true], [false, true])
    func isAnsweredAsItsCustomersAreWhateverTheModel(isPrepared: Bool, isIsotonic: Bool) throws {
        let segmenter = try Self.segmenter(isIsotonic: isIsotonic)
        if isPrepared { segmenter.prepare() }
        var anomalies = 0
        for seed in 0..<20 { anomalies += try expectSameAnswers(segmenter, count: 63, seed: UInt64(seed)) }
        #expect((1..<(20 * 63)).contains(anomalies))
    }

    /// Customers beyond the cells of the grid, beyond all doubt, and as near to one centroid as to another.
    @Test func isAnsweredAsItsCustomersAreWhereTheyLieFarOut() throws {
        let segmenter = try Self.segmenter(isIsotonic: false)
        segmenter.prepare()
        let numbers = [0, 1, 30, 1e6, 1e15]
        let customers = numbers.flatMap { first in numbers.map { [first, $0, first, $0] } }
        expectSameAnswers(segmenter, customers)
        expectSameAnswers(segmenter, [[Double]](repeating: [0, 0, 0, 0], count: 3))
    }

    /// A model with each transform that takes no fitting, five clusters, two of them in one place, and core points.
    private static func segmenter(isIsotonic: Bool) throws -> Segmenter {
        let transforms: [FeatureTransform] = [.none, .sqrt, .cbrt, .yeoJohnson(lambda: 0.5)]
        let domain = NumberDomain(minimum: 0, trainingRange: 0...400)
        let schema = try FeatureSchema(
            identifier: "id",
            transforms.enumerated().map { place, transform in
                Feature(name: "\(place)", kind: .number(domain), fillValue: 1, transform: transform)
            })
        var generator = SeededGenerator(seed: 11)
        let points = (0..<300).map { _ in (0..<4).map { _ in Double(generator.index(below: 1000)) / 1000 } }
        let centroids = Array(points.prefix(4)) + [points[0]]
        let map = IsotonicMap(margins: [0.01, 0.1, 0.4], confidences: [0.3, 0.6, 0.9])
        return Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema,
                scaler: FeatureScaler(kind: .minMax, centre: [0, 0, 0, 0], scale: [400, 20, 7.4, 38.1])),
            kMeans: KMeansModel(centroids: Matrix(centroids), inertia: 3),
            calibration: isIsotonic ? Calibration(isotonic: map) : Calibration(temperature: 0.004),
            dbscan: DBSCANModel(eps: 0.2, minimumSamples: 3, corePoints: Matrix(points)),
            segments: try SegmentMap(
                centroids.indices.map {
                    Segment(
                        cluster: $0, name: "\($0)", description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 5))
    }

    @discardableResult
    private func expectSameAnswers(_ segmenter: Segmenter, count: Int, seed: UInt64) throws -> Int {
        var generator = SeededGenerator(seed: seed)
        let dimension = segmenter.encoder.schema.dimension
        return expectSameAnswers(
            segmenter,
            (0..<count).map { _ in (0..<dimension).map { _ in Double(generator.index(below: 40_000)) / 100 } })
    }

    /// Returns how many of the customers are anomalies.
    @discardableResult
    private func expectSameAnswers(_ segmenter: Segmenter, _ customers: [[Double]]) -> Int {
        var block = CustomerBlock(for: segmenter)
        block.fill { values in
            for (place, customer) in customers.enumerated() {
                for feature in customer.indices { values[feature * CustomerBlock.capacity + place] = customer[feature] }
            }
            return customers.count
        }
        segmenter.predict(&block)
        #expect(block.count == customers.count)
        var workspace = Segmenter.Workspace()
        for (place, customer) in customers.enumerated() {
            #expect(block.answers[place] == segmenter.predict(Customer(customer), workspace: &workspace))
        }
        return customers.indices.count { block.answers[$0].isAnomaly == true }
    }
}
