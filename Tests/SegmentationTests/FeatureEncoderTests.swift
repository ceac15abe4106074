import Glibc
import Segmentation
import TestSupport
import Testing

/// Features that take limits, columns per category and a projection.
@Suite struct FeatureEncoderTests {
    @Test(arguments: [
        ([50, 0, 0], [1, 0.5, 0]), ([50, 1, 0], [1, -0.5, 0]), ([.nan, 1, .nan], [0, -0.5, 0]),
        ([90, 0, 0], [2, 0.5, 0]), ([0, 0, 0], [-2, 0.5, 0]),
    ])
    func valuesAreFilledLimitedAndProjected(customer: [Double], vector: [Double]) throws {
        let encoder = try Segmenter.sampleMixture().encoder
        #expect(encoder.dimension == 3 && encoder.schema.columnNames == ["Age", "City=Delhi", "City=Pune", "Spent"])
        #expect(encoder.encode(Customer(customer)) == vector)
    }

    @Test func decodingGoesTheWayBack() throws {
        let encoder = try Segmenter.sampleMixture().encoder
        for customer: [Double] in [[50, 1, 7], [25, 0, 0]] {
            let decoded = encoder.decode(encoder.encode(Customer(customer)))
            #expect(zip(decoded, customer).allSatisfy { abs($0 - $1) < 1e-12 }, "\(decoded)")
        }
    }

    @Test func columnsPerCategoryNeedNoProjection() throws {
        let city = try CategoryEncoding(categories: ["A", "B", "C"], unknownPolicy: .reject, coding: .oneHot)
        let encoder = FeatureEncoder(
            schema: try FeatureSchema(identifier: "id", [Feature(name: "c", kind: .category(city), fillValue: 2)]),
            scaler: FeatureScaler(kind: .minMax, centre: [0, 0, 0.5], scale: [1, 2, 1]))
        #expect(encoder.encode(Customer([1])) == [0, 0.5, -0.5])
        #expect(encoder.encode(Customer([.nan])) == [0, 0, 0.5])
        #expect(encoder.decode([0, 0.5, -0.5]) == [1])
    }

    @Test func aMixtureAnswersWithTheResponsibility() throws {
        let segmenter = try Segmenter.sampleMixture()
        let (name, prediction) = segmenter.answer(50, 0, 0)
        // Squared distances of (1, ½, 0) from the means: 1 and 2.
        #expect(name == "Near" && abs(prediction.confidence - 1 / (1 + exp(-0.5))) < 1e-15)
        #expect(prediction.isAnomaly == false)
        #expect(segmenter.answer(58, 1, 0).segment == "Far")
        #expect(segmenter.answer(58, 1, 100).prediction.isAnomaly == true)
    }

    @Test(arguments: [[50, 0, 0], [58, 1, 100], [.nan, 1, 3], [90, 1, 0.5]])
    func contributionsOfProjectedColumnsAddUpToTheMargin(values: [Double]) throws {
        let segmenter = try Segmenter.sampleMixture()
        var workspace = Segmenter.Workspace()
        let prediction = segmenter.predict(Customer(values), workspace: &workspace)
        let explanation = Explainer(segmenter).explain(Customer(values), prediction, workspace: workspace)
        let margin = workspace.squaredDistances[1 - prediction.cluster] - workspace.squaredDistances[prediction.cluster]
        #expect(abs(explanation.contributions.reduce(explanation.base) { $0 + $1.amount } - margin) < 1e-12)
        #expect(explanation.contributions.map(\.feature).sorted() == [0, 1, 2])
    }

    @Test func limitsMustBeOnesTheFeatureTakes() throws {
        let feature = Feature(
            name: "x", kind: .number(NumberDomain(minimum: 0, trainingRange: 0...9)), fillValue: 1, winsorLimits: -5...9
        )
        #expect(throws: FeatureSchema.Failure.winsorLimits(name: "x")) {
            try FeatureSchema(identifier: "id", [feature])
        }
    }
}
