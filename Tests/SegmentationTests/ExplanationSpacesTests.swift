import Segmentation
import TestSupport
import Testing

/// Explanations where clusters live in a space of principal components, or a mixture assigns.
@Suite struct ExplanationSpacesTests {
    /// Three features, each one that the business can move, with what assigns in a space of two components.
    private static func segmenter(projected: Bool, mixture: Bool) throws -> Segmenter {
        let sample = try Segmenter.sampleRFM()
        let features = sample.encoder.schema.features.map {
            Feature(name: $0.name, kind: $0.kind, isActionable: true, fillValue: $0.fillValue)
        }
        let half = 0.5.squareRoot()
        let projection = Projection(
            mean: [1, 0.5, 0.8], components: Matrix([[half, -half, 0], [0, 0, 1]]), explainedVariance: [2, 1],
            explainedVarianceRatio: [0.6, 0.3])
        let encoder = FeatureEncoder(
            schema: try FeatureSchema(identifier: "customer_id", features), scaler: sample.encoder.scaler,
            projection: projected ? projection : nil)
        let centres = Matrix(
            projected ? [[0.5, 0.2], [-1, 1.5], [0.3, 3]] : [[0.1, 1, 1], [2, 0.1, 0.1], [0.2, 2, 4]])
        let dimension = centres.columns
        // Each component of another width and tilt.
        var covariances: [[Double]] = []
        for component in 0..<3 {
            let (width, tilt) = (0.3 + 0.2 * Double(component), 0.05 * Double(component))
            for row in 0..<dimension {
                var values = [Double](repeating: tilt, count: dimension)
                values[row] = width
                covariances.append(values)
            }
        }
        return Segmenter(
            kind: .rfm, encoder: encoder, kMeans: KMeansModel(centroids: centres, inertia: 3),
            mixture: mixture
                ? try GaussianMixtureModel(
                    shape: .full, weights: [0.5, 0.3, 0.2], means: centres, covariances: Matrix(covariances)) : nil,
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap(
                (0..<3).map {
                    Segment(cluster: $0, name: "\($0)", description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 3))
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func contributionsAddUpAndChangesLeadWhereTheySay(projected: Bool, mixture: Bool) throws {
        let segmenter = try Self.segmenter(projected: projected, mixture: mixture)
        let explainer = Explainer(segmenter)
        var reached = 0
        for index in 0..<60 {
            let values = [Double(index * 37 % 400), Double(index * 13 % 30), Double(index * 997 % 5000)]
            var workspace = Segmenter.Workspace()
            let prediction = segmenter.predict(Customer(values), workspace: &workspace)
            let explanation = explainer.explain(Customer(values), prediction, workspace: workspace)
            let runnerUp = try #require(explanation.runnerUp)
            let margin = workspace.squaredDistances[runnerUp] - workspace.squaredDistances[prediction.cluster]
            let sum = explanation.contributions.reduce(explanation.base) { $0 + $1.amount }
            #expect(abs(sum - margin) < 1e-9 * max(1, abs(margin)))
            #expect((explanation.base == 0) == !mixture)
            for counterfactual in explanation.counterfactuals {
                guard let change = counterfactual.change else { continue }
                reached += 1
                var changed = values
                changed[change.feature] = change.value
                #expect(segmenter.predict(Customer(changed), workspace: &workspace).cluster == counterfactual.cluster)
            }
        }
        #expect(reached > 20)
    }
}
