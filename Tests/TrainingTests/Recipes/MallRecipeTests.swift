import Segmentation
import TestSupport
import Testing
import Training

@Suite(.enabled(if: ClusteringReference.isPresent, "needs ../shared beside the package"))
struct MallRecipeTests {
    private func train(
        _ file: String = "Mall_Customers.csv", _ recipe: MallRecipe = MallRecipe()
    ) throws -> TrainedModel {
        var recipe = recipe
        recipe.parameters.refits = 0
        recipe.parameters.comparedCounts = nil
        if !BuildMode.isOptimised, case .chosen = recipe.parameters.clusters {
            recipe.parameters.clusters = .chosen(2...6, by: .silhouette)
        }
        return try recipe.train(recipe.read(FileSource(path: SharedFile.path("data/mall/\(file)"))))
    }

    private static var five: MallRecipe {
        var recipe = MallRecipe(attributes: [.income, .score])
        recipe.parameters.components = nil
        return recipe
    }

    private func means(_ model: TrainedModel, _ feature: String) throws -> [Double] {
        let index = try #require(model.segmenter.encoder.schema.index(of: feature))
        return model.profiles.map { profile in
            if case .number(let mean, _, _, _, _) = profile.statistics[index] { mean } else { .nan }
        }
    }

    /// The figures of c_mall.json: four standardised features on two principal components.
    @Test func theSilhouetteFindsThePublishedFourWithTheirProfiles() throws {
        let model = try train()
        #expect(model.evaluation.inertia <= 125.4903826 * 1.001)
        #expect(abs((model.evaluation.silhouette ?? 0) - 0.4164156778) < 0.005)
        let ratios = try #require(model.segmenter.encoder.projection).explainedVarianceRatio
        #expect(zip(ratios, [0.3369004557, 0.2623064463]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(
            model.segmenter.segments.segments.map(\.name) == [
                "Young Moderate Spenders", "Affluent Savers", "Young High Spenders", "Careful Spenders",
            ])
        #expect(model.evaluation.sizes == [61, 51, 34, 54])
        for (feature, expected) in [
            ("Age", [27.295, 47.647, 29.912, 49.222]), ("AnnualIncome", [49.820, 74.627, 81.5, 46.222]),
            ("SpendingScore", [67.508, 30.863, 73.882, 34]),
        ] {
            #expect(zip(try means(model, feature), expected).allSatisfy { abs($0 - $1) < 0.001 }, "\(feature)")
        }
        let table = try #require(model.evaluation.counts)
        for criterion in [ClusterCountTable.Criterion.silhouette, .daviesBouldin, .calinskiHarabasz] {
            #expect(table.choices.contains(.init(criterion, 4)), "\(criterion)")
        }
    }

    @Test func theBetterKnownFiveComeOfIncomeAndScore() throws {
        let model = try train("Mall_Customers.csv", Self.five)
        #expect(model.evaluation.sizes == [22, 23, 81, 39, 35])
        #expect(
            model.segmenter.segments.segments.map(\.name) == ["Impulsive", "Frugal", "Standard", "Target", "Careful"])
        #expect(abs(model.evaluation.inertia - 65.56840816) < 1e-6)
        #expect(abs((model.evaluation.silhouette ?? 0) - 0.5546571631) < 1e-6)
        #expect(model.segmenter.answer(88, 17).segment == "Careful")
    }

    @Test func bothFormsOfTheFileGiveTheSameModel() throws {
        let (one, other) = (try train(), try train("Mall_Customers.genre.csv"))
        #expect(one.segmenter.kMeans == other.segmenter.kMeans)
        #expect(one.customers.clusters == other.customers.clusters)
        #expect((one.customers.ids[0], other.customers.ids[0]) == ("1", "0001"))
    }

    @Test func whatNobodyKnowsIsNamedByItsFigures() throws {
        var recipe = MallRecipe(attributes: [.age, .score])
        recipe.parameters.clusters = 3
        let names = try train("Mall_Customers.csv", recipe).segmenter.segments.segments.map(\.name)
        #expect(names.contains("high SpendingScore, low Age"), "\(names)")
        #expect(Set(names).count == 3)
    }

    @Test func coordinatesAreTheFirstThreePrincipalComponents() throws {
        let model = try train()
        let data = try TrainingData(of: model)
        #expect(data.columns == ["Gender", "Age", "AnnualIncome", "SpendingScore"])
        #expect(data.coordinates.columns == 3)
        let customer = Customer(Array(model.customers.values.row(7)))
        let vector = model.segmenter.encoder.encode(customer)
        #expect(zip(vector, data.coordinates.row(7)).allSatisfy { abs($0 - $1) < 1e-12 })
    }
}
