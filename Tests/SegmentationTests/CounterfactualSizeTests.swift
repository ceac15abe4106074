import Segmentation
import Testing

/// Changes in a model of two features and two clusters, at the corner of the space and at `far`.
@Suite struct CounterfactualSizeTests {
    private func change(
        _ values: [Double], _ ranges: [ClosedRange<Double>], scale: [Double], far: [Double]
    ) throws -> Explanation.Counterfactual.Change? {
        let schema = try FeatureSchema(
            identifier: "id",
            ranges.indices.map {
                let domain = NumberDomain(minimum: 0, trainingRange: ranges[$0])
                return Feature(
                    name: "\($0)", kind: .number(domain), isActionable: true, fillValue: ranges[$0].lowerBound)
            })
        let segments = (0..<2).map {
            Segment(cluster: $0, name: "\($0)", description: "", characteristics: [], recommendedOffers: [])
        }
        let segmenter = Segmenter(
            kind: .attributes,
            encoder: FeatureEncoder(
                schema: schema, scaler: FeatureScaler(kind: .minMax, centre: [0, 0], scale: scale)),
            kMeans: KMeansModel(centroids: Matrix([[0, 0], far]), inertia: 1),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap(segments, clusterCount: 2))
        var workspace = Segmenter.Workspace()
        let customer = Customer(values)
        let prediction = segmenter.predict(customer, workspace: &workspace)
        #expect(prediction.cluster == 0)
        let explanation = Explainer(segmenter).explain(customer, prediction, workspace: workspace)
        let change = explanation.counterfactuals.first?.change
        if let change {
            var changed = values
            changed[change.feature] = change.value
            #expect(segmenter.predict(Customer(changed), workspace: &workspace).cluster == 1)
        }
        return change
    }

    /// One step of the first feature would be more than it needs by far.
    @Test func theOneThatIsSmallestInStepsIsNamed() throws {
        let change = try change([5, 3.9], [0...10, 0.25...9.75], scale: [10, 10], far: [1, 0.81])
        #expect(change == .init(feature: 1, value: 4.06))
    }

    @Test(arguments: [
        (1e8, 1.0), (1e9, 1), (1e12, 1), (1e14, 1), (1e4 + 0.3333, 0.0001), (1e6 + 0.3333, 0.0001),
        (1e10 + 0.3333, 0.0001),
    ])
    func largeNumbersLeadThere(greatest: Double, step: Double) throws {
        let change = try change(
            [greatest / 3, 1], [0...greatest, 1...1], scale: [greatest, 1], far: [0.937, 0])
        let value = try #require(change?.value)
        #expect(change?.feature == 0)
        #expect(value - 0.4685 * greatest <= max(2 * step, 1e-8 * greatest))
        #expect(((value / step).rounded() * step - value).magnitude <= 2 * value.ulp)
    }
}
