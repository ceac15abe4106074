import Bytes
import JSON
import Segmentation
import TestSupport
import Testing

@testable import Scoring

@Suite struct ExplanationFormatTests {
    private func text(_ body: (inout ByteBuffer) -> Void) -> String {
        var output = ByteBuffer()
        body(&output)
        return output.bytes.text
    }

    private func format(_ segmenter: Segmenter, _ statistics: [ClusterProfile.Statistics]) -> ExplanationFormat {
        let profile = ClusterProfile(cluster: 0, count: 4, share: 1, anomalies: nil, statistics: statistics)
        return ExplanationFormat(segmenter, profiles: [profile, profile])
    }

    @Test(arguments: [
        (14.0, "is 33% above the segment's mean"), (10.5, "is at the segment's mean"),
        (0, "is 100% below the segment's mean"), (42.0, "is 4 times the segment's mean"),
        (1_234_567, "1,234,567 is 117,578 times the segment's mean"), (10.52, "is less than 1% above"),
        (10.505, "is at the segment's mean"), (100, "is 9.5 times the segment's mean"),
    ]) func wordsCompareWithTheSegment(value: Double, expected: String) throws {
        let mean = ClusterProfile.Statistics.number(
            mean: 10.5, median: 9, standardDeviation: 2, minimum: 1, maximum: 40)
        let format = format(try .sampleRFM(), [mean, mean, mean])
        let words = text { format.appendComparison(of: value, feature: 0, in: 0, to: &$0) }
        #expect(words.hasPrefix("recency ") && words.contains(expected), "\(words)")
    }

    @Test func wordsNameCategoriesAndChanges() throws {
        let segmenter = try Segmenter.sampleAttributes()
        let format = format(
            segmenter,
            segmenter.encoder.schema.features.map { feature in
                if case .number = feature.kind {
                    return .number(mean: 0, median: 0, standardDeviation: 0, minimum: 0, maximum: 0)
                }
                return .category(counts: [3, 1])
            })
        #expect(
            text { format.appendComparison(of: 1, feature: 2, in: 0, to: &$0) }
                == "City Pune is that of 25% of the segment's customers")
        #expect(
            text { format.appendComparison(of: 5, feature: 0, in: 0, to: &$0) }
                == "Age 5 is 5 above the segment's mean")
        let customer = Customer([20, 9, 0, 0])
        let change = Explanation.Counterfactual(cluster: 1, change: .init(feature: 1, value: 1082.5))
        #expect(
            text { format.appendSentence(of: change, for: customer, to: &$0) }
                == "with Spent 1,082.5 instead of 9 it would be Premium")
        #expect(
            text { format.appendSentence(of: .init(cluster: 1, change: nil), for: customer, to: &$0) }
                == "no change of a single actionable feature within the range of training leads to Premium")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.00001, "0"), (-1.5, "-1.5"), (0.12346, "0.1235"), (12.30, "12.3"), (999.999, "1,000"),
        (1_000_000, "1,000,000"), (-45_006.7, "-45,007"), (1.005e15, "1,005,000,000,000,000"), (1e16, "1e+16"),
    ]) func numbersAreWrittenAsPeopleDo(value: Double, expected: String) {
        #expect(text { $0.append(figure: value) } == expected)
    }

    @Test(arguments: [
        (1_082.53, "1,082.53"), (0, "0"), (-1_234.5, "-1,234.5"), (131_545.72, "131,545.72"), (12, "12"),
        (0.0001, "0.0001"), (1_234.00001, "1234.00001"), (1e15, "1,000,000,000,000,000"),
        (0.1 + 0.2, "0.30000000000000004"), (4.5e15 + 0.5, "4500000000000000.5"),
    ]) func numbersThatMustNotBeRoundedAreWrittenWhole(value: Double, expected: String) {
        #expect(text { $0.append(wholeFigure: value) } == expected)
    }

    @Test func anExplanationIsJSONWhateverTheNames() throws {
        let sample = try Segmenter.sampleAttributes()
        let names = ["a \"b\"", "c\\d\n"]
        let segmenter = sample.renamed(
            try SegmentMap(
                names.indices.map {
                    Segment(
                        cluster: $0, name: names[$0], description: "", characteristics: [], recommendedOffers: [])
                }, clusterCount: 2))
        let customer = Customer([20, .nan, 1, 0])
        var workspace = Segmenter.Workspace()
        let prediction = segmenter.predict(customer, workspace: &workspace)
        let explanation = Explainer(segmenter).explain(customer, prediction, workspace: workspace)
        let format = ExplanationFormat(segmenter, profiles: [])
        let written = text { format.append(explanation, of: customer, in: prediction.cluster, to: &$0) }
        let json = try JSONValue(reading: Array(written.utf8).span)
        #expect(json["runner_up"]?["segment"]?.string == names[1 - prediction.cluster])
        #expect(json["margin"]?.number == explanation.margin && json["base"]?.number == 0)
        let contributions = try #require(json["contributions"]?.elements)
        #expect(contributions.map { $0["contribution"]?.number } == explanation.contributions.map(\.amount))
        let city = try #require(contributions.first { $0["feature"]?.string == "City" })
        #expect(city["value"]?.string == "Pune" && city["text"]?.string == "City Pune")
        let spent = try #require(contributions.first { $0["feature"]?.string == "Spent" })
        #expect(spent["value"]?.number == 9)
        let other = try #require(json["counterfactuals"]?[0])
        #expect(other["feature"]?.string == "Spent" && other["from"]?.number == 9)
        #expect(other["text"]?.string?.hasSuffix("instead of 9 it would be \(names[1 - prediction.cluster])") == true)
    }

    @Test func oneSegmentHasNoRunnerUp() throws {
        let sample = try Segmenter.sampleRFM()
        let segmenter = Segmenter(
            kind: .rfm, encoder: sample.encoder, kMeans: KMeansModel(centroids: Matrix([[0, 0, 0]]), inertia: 1),
            calibration: Calibration(temperature: 1), dbscan: nil,
            segments: try SegmentMap([sample.segments[0]], clusterCount: 1))
        let customer = Customer([1, 2, 3])
        var workspace = Segmenter.Workspace()
        let prediction = segmenter.predict(customer, workspace: &workspace)
        let nothing = Explainer(segmenter).explain(customer, prediction, workspace: workspace)
        let format = ExplanationFormat(segmenter, profiles: [])
        #expect(
            text { format.append(nothing, of: customer, in: 0, to: &$0) }
                == #"{"runner_up":null,"margin":null,"base":0,"contributions":[],"counterfactuals":[]}"#)
    }
}
