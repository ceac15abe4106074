import Segmentation
import TestSupport
import Testing

@Suite struct ExplanationTests {
    private func explain(_ values: [Double], _ segmenter: Segmenter) -> (Explanation, Prediction, Segmenter.Workspace) {
        var workspace = Segmenter.Workspace()
        let customer = Customer(values)
        let prediction = segmenter.predict(customer, workspace: &workspace)
        return (Explainer(segmenter).explain(customer, prediction, workspace: workspace), prediction, workspace)
    }

    /// Customers all over a model's range and beyond it, the same each time.
    private static let shoppers: [[Double]] = (0..<60).map { (index: Int) -> [Double] in
        let amount = Double(index * 997 % 9000)
        return [Double(index * 37 % 400), Double(index * 13 % 30), amount + 0.25]
    }

    @Test func contributionsAddUpToTheMargin() throws {
        let segmenter = try Segmenter.sampleRFM()
        for values in Self.shoppers {
            let (explanation, prediction, workspace) = explain(values, segmenter)
            let runnerUp = try #require(explanation.runnerUp)
            let margin = workspace.squaredDistances[runnerUp] - workspace.squaredDistances[prediction.cluster]
            #expect(abs(explanation.margin - margin) < 1e-9)
            #expect(abs(explanation.contributions.reduce(explanation.base) { $0 + $1.amount } - margin) < 1e-9)
            #expect(explanation.base == 0)
            #expect(explanation.contributions.map(\.feature).sorted() == [0, 1, 2])
            let weights = explanation.contributions.map(\.amount.magnitude)
            #expect(weights == weights.sorted(by: >))
        }
    }

    /// z = (1, 2, 2) against centroids (0.1, 1, 1) and (2, 0.1, 0.1), by hand.
    @Test func aContributionIsTheDifferenceOfSquares() throws {
        let (explanation, prediction, _) = explain([100, 20, 2000], try .sampleRFM())
        #expect(prediction.cluster == 0)
        let amounts = explanation.contributions.reduce(into: [0.0, 0, 0]) { $0[$1.feature] = $1.amount }
        for (found, expected) in zip(amounts, [1 - 0.81, 3.61 - 1, 3.61 - 1]) { #expect(abs(found - expected) < 1e-12) }
        #expect(explanation.contributions.map(\.feature).last == 0)
    }

    @Test func aChangeLeadsWhereItSaysAndNoSmallerOneDoes() throws {
        let segmenter = try Segmenter.actionableRFM()
        var reached = 0
        for values in Self.shoppers {
            let (explanation, _, workspace) = explain(values, segmenter)
            for counterfactual in explanation.counterfactuals {
                let reachable = smallestStep(from: values, to: counterfactual.cluster, segmenter)
                guard let change = counterfactual.change else {
                    #expect(reachable == nil, "\(values) can reach \(counterfactual.cluster)")
                    continue
                }
                reached += 1
                var changed = values
                changed[change.feature] = change.value
                #expect(predict(changed, segmenter).cluster == counterfactual.cluster)
                #expect((0...5_000).contains(change.value))
                let own = workspace.vector[change.feature]
                let step = abs(segmenter.encoder.encode(Customer(changed))[change.feature] - own)
                // Rounding adds no more than a tenth, or what a whole number takes.
                let whole = 1 / segmenter.encoder.scaler.scale[change.feature]
                #expect(step <= (reachable ?? 0) * 1.2 + whole + 1e-9)
            }
        }
        #expect(reached > 30)
    }

    /// The smallest step in scaled units that a grid of values of each feature finds.
    private func smallestStep(from values: [Double], to cluster: Int, _ segmenter: Segmenter) -> Double? {
        var least: Double?
        for feature in values.indices {
            for index in 0...500 {
                var changed = values
                changed[feature] = Double(index * 10)
                guard predict(changed, segmenter).cluster == cluster else { continue }
                let scale = segmenter.encoder.scaler.scale[feature]
                let step = abs(changed[feature] - values[feature]) / scale
                least = min(least ?? step, step)
            }
        }
        return least
    }

    private func predict(_ values: [Double], _ segmenter: Segmenter) -> Prediction {
        var workspace = Segmenter.Workspace()
        return segmenter.predict(Customer(values), workspace: &workspace)
    }

    @Test func onlyActionableFeaturesAreChanged() throws {
        // Age is beyond the business; spending alone cannot make up for it within its range.
        let (explanation, prediction, _) = explain([20, 9, 0, 0], try .sampleAttributes())
        #expect(prediction.cluster == 0)
        #expect(explanation.counterfactuals == [.init(cluster: 1, change: .init(feature: 1, value: 53))])
        let (far, _, _) = explain([-10, 9, 0, 0], try .sampleAttributes())
        #expect(far.counterfactuals == [.init(cluster: 1, change: nil)])
        let fixed = try Segmenter.sampleRFM()
        #expect(explain([10, 10, 1000], fixed).0.counterfactuals == [.init(cluster: 1, change: nil)])
    }

    @Test func aModelOfOneSegmentHasNothingToExplain() throws {
        let model = try Segmenter.sampleRFM()
        let single = Segmenter(
            kind: .rfm, encoder: model.encoder, kMeans: KMeansModel(centroids: Matrix([[0, 0, 0]]), inertia: 1),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap([model.segments[0]], clusterCount: 1))
        let (explanation, _, _) = explain([1, 2, 3], single)
        #expect(explanation.runnerUp == nil && explanation.contributions.isEmpty && explanation.counterfactuals.isEmpty)
    }
}

extension Segmenter {
    /// The sample of purchases with three segments, every feature one that the business can move.
    fileprivate static func actionableRFM() throws -> Segmenter {
        let sample = try Segmenter.sampleRFM()
        let features = sample.encoder.schema.features.map {
            Feature(name: $0.name, kind: $0.kind, isActionable: true, fillValue: $0.fillValue)
        }
        let segments = (0..<3).map {
            Segment(
                cluster: $0, name: "Segment \($0)", description: "", characteristics: [], recommendedOffers: [])
        }
        return Segmenter(
            kind: .rfm,
            encoder: FeatureEncoder(
                schema: try FeatureSchema(identifier: "customer_id", features), scaler: sample.encoder.scaler),
            kMeans: KMeansModel(centroids: Matrix([[0.1, 1, 1], [2, 0.1, 0.1], [0.2, 2, 5]]), inertia: 3),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap(segments, clusterCount: 3))
    }
}
