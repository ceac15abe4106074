import TestSupport
import Testing

@testable import Segmentation

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
            let (explanation, _, _) = explain(values, segmenter)
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
                let own = values[change.feature]
                #expect((0...max(5_000, own)).contains(change.value))
                #expect(change.value == change.value.rounded(), "whole numbers are all that training had")
                // The other features' changes are known to a grid of ten, this one's to a whole number.
                let scale = segmenter.encoder.scaler.scale[change.feature]
                #expect(abs(change.value - own) / scale <= (reachable ?? 0) + 1 / scale + 1e-9)
                let nearer = change.value + (change.value > own ? -1 : 1)
                guard (nearer > own) == (change.value > own) else { continue }
                changed[change.feature] = nearer
                #expect(predict(changed, segmenter).cluster != counterfactual.cluster, "\(nearer) does for \(own)")
            }
        }
        #expect(reached > 30)
    }

    /// The smallest step in scaled units that a grid of values of each feature finds.
    private func smallestStep(from values: [Double], to cluster: Int, _ segmenter: Segmenter) -> Double? {
        var least: Double?
        for feature in values.indices {
            for index in 0...Int(max(500, values[feature] / 10)) {
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

    /// What the search found for customers inside and outside the range of training, and a look at every value shows.
    @Test(
        arguments: [
            ([319, 9, 5884], 0, [(1, 0, 159), (2, 0, 27), (3, 0, 44)]),
            ([217, 5, 1254], 0, [(1, 0, 149), (2, 0, 5), (3, 0, 41)]),
            ([178, 567, 10], 2, [(0, 0, 282), (1, 1, 259), (3, nil, nil)]),
            ([5, 2, 361_444.19], 2, [(0, 0, 194), (1, 0, 95), (3, 2, 6_308.38)]),
        ] as [([Double], Int, [(cluster: Int, feature: Int?, value: Double?)])])
    func theNearestValueThatLeadsThereIsNamed(
        values: [Double], cluster: Int, changes: [(cluster: Int, feature: Int?, value: Double?)]
    ) throws {
        let segmenter = try Segmenter.giftShop()
        let (explanation, prediction, _) = explain(values, segmenter)
        #expect(prediction.cluster == cluster)
        for (found, expected) in zip(explanation.counterfactuals, changes) {
            #expect(found.cluster == expected.cluster)
            #expect(found.change?.feature == expected.feature && found.change?.value == expected.value, "\(found)")
            guard let change = found.change else { continue }
            // Neither a step nor much less of a change leads there.
            let own = values[change.feature]
            let step = change.feature == 2 ? 0.01 : 1
            let steps = (change.value - own) / step
            for share in [0.1, 0.5, 0.9, 0.99, 1 - 1 / steps.magnitude] {
                var changed = values
                changed[change.feature] = own + (steps * share).rounded(.towardZero) * step
                #expect(predict(changed, segmenter).cluster != found.cluster)
            }
        }
    }

    @Test(
        arguments: [
            (3.75...280_206.02, 674.485, 0.01), (6.970000000000001...186_110.84999999998, 1.0, 0.01), (1...374, 51, 1),
            (6...145, 68.5, 1), (2...6, 4, 1), (1...5, 3.6, 0.01), (0.5...9.5, 5, 0.1), (0...0.25, 0.1, 0.0001),
            (0.0142496...0.193904, 0.1, 0.0001), (2.3233333333333337...24_676.656666666666, 172.1, 0.0001),
            (7...7, 7, 1),
        ] as [(ClosedRange<Double>, Double, Double)])
    func changesHaveAsManyDecimalsAsTraining(range: ClosedRange<Double>, fillValue: Double, step: Double) {
        let resolution = Resolution(of: NumberDomain(minimum: nil, trainingRange: range), fillValue: fillValue)
        let up = resolution.value(behind: 2.123456789, awayFrom: 1, movedBy: 0)
        let next = resolution.value(behind: 2.123456789, awayFrom: 1, movedBy: 1)
        #expect(up >= 2.123456789 && up - 2.123456789 < step)
        #expect(abs(next - up - step) < 1e-12)
        #expect(resolution.value(behind: 2.123456789, awayFrom: 3, movedBy: 0) < 2.123456789)
        #expect(resolution.isWhole == (step == 1))
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
    /// The customers of a gift shop: recency, frequency and monetary value through cube roots, in four segments.
    fileprivate static func giftShop() throws -> Segmenter {
        let ranges: [(String, ClosedRange<Double>)] = [
            ("recency", 1...374), ("frequency", 1...209), ("monetary", 3.75...280_206.02),
        ]
        let features = ranges.map {
            Feature(
                name: $0, kind: .number(NumberDomain(minimum: 0, trainingRange: $1)), isActionable: true, fillValue: 2,
                transform: .cbrt)
        }
        let scaler = FeatureScaler(
            kind: .minMax, centre: [1, 1, 1.5536162529769295],
            scale: [6.204832147214521, 4.934472140399942, 63.88375137616418])
        let centroids = [
            [0.8412623102475876, 0.024858834101111726, 0.08804906593168249],
            [0.5161080783840964, 0.06310092417770471, 0.11790372602355756],
            [0.13298532671691457, 0.2606238677380961, 0.2462976156982765],
            [0.2657918001509835, 0.08753468745270476, 0.12417937545982526],
        ]
        return Segmenter(
            kind: .rfm,
            encoder: FeatureEncoder(
                schema: try FeatureSchema(identifier: "customer_id", features), scaler: scaler),
            kMeans: KMeansModel(centroids: Matrix(centroids), inertia: 69),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap(
                (0..<4).map {
                    Segment(cluster: $0, name: "\($0)", description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 4))
    }

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
