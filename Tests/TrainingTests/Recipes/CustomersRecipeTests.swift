import FoundationEssentials
import Segmentation
import TestSupport
import Testing
import Training

@Suite struct CustomersRecipeTests {
    private static let isShared = SharedFile.exists("data/customerdata/CustomerData.csv")

    private func reading(_ source: any ByteSource) throws -> AttributeReading {
        try AttributeSource(source, identifier: CustomersRecipe.identifier, columns: CustomersRecipe.columns).read()
    }

    private func train(_ text: String = SampleData.attributes(), clusters: Int = 3) throws -> TrainedModel {
        var recipe = CustomersRecipe()
        recipe.parameters.restarts = 20
        recipe.parameters.clusters = .fixed(clusters)
        recipe.parameters.comparedCounts = nil
        return try recipe.train(reading(TextSource(text)))
    }

    @Test func kindsOfCustomersBecomeTheirSegments() throws {
        let model = try train()
        #expect(
            model.segmenter.segments.segments.map(\.name)
                == ["Price-Sensitive Occasional", "High-Value Loyal", "Value-Seeking Regular"])
        // Ids count down in the file and are sorted before the fit.
        #expect(model.customers.ids.first == "C1000")
        #expect(model.customers.ids.dropFirst().prefix(2) == ["C956", "C957"])
        #expect(model.evaluation.sizes == [15, 15, 15])
        #expect(model.segmenter.kind == .attributes)
        #expect(model.report.rows(removedBy: .missingValue) == 1)
        #expect(model.reference == nil)
        #expect(model.segmenter.segments.segments.allSatisfy { $0.recommendedOffers.count == 4 })
    }

    @Test func categoriesTakeAliasesAndOnlyAnUnknownCityIsImputed() throws {
        let schema = try train().segmenter.encoder.schema
        #expect(
            schema.features.map(\.name) == [
                "Age", "Gender", "City", "AnnualIncome", "TotalSpent", "MonthlyPurchases", "AvgOrderValue",
                "AppTimeMinutes", "DiscountUsage", "PreferredShoppingTime",
            ])
        let encodings = schema.features.compactMap { feature -> CategoryEncoding? in
            if case .category(let encoding) = feature.kind { encoding } else { nil }
        }
        #expect(encodings.map(\.unknownPolicy) == [.reject, .impute, .reject, .reject])
        #expect(encodings[0].categories == ["F", "M"])
        #expect(encodings[0].code(of: "Female") == 0 && encodings[0].code(of: "MALE") == 1)
        #expect(encodings[1].categories == ["Agra", "Delhi", "Pune"])
        #expect(
            schema.features.filter { $0.isActionable }.map(\.name) == [
                "TotalSpent", "MonthlyPurchases", "AvgOrderValue", "AppTimeMinutes", "DiscountUsage",
            ])
        #expect(schema.features.allSatisfy { $0.isRequired })
    }

    @Test func theCityMostCustomersHaveFillsGaps() throws {
        let model = try train()
        guard case .category(let counts) = model.overall.statistics[2] else {
            Issue.record("City is no category")
            return
        }
        let fill = Int(model.segmenter.encoder.schema.features[2].fillValue)
        #expect(counts[fill] == counts.max())
    }

    @Test func aGenderThatNoCustomerHasNeedsNoAlias() throws {
        let women = SampleData.attributes().split(separator: "\n").filter { line in
            line.hasPrefix("CustomerID") || line.contains(",F,") || line.contains(",Female,")
        }
        let gender = try train(women.joined(separator: "\n")).segmenter.encoder.schema.features[1]
        guard case .category(let encoding) = gender.kind else {
            Issue.record("Gender is no category")
            return
        }
        #expect(encoding.categories == ["F"])
        #expect(encoding.aliases == [.init("Female", for: "F")])
    }

    @Test func otherNumbersOfClustersAreRankedBySpending() throws {
        let segments = try train(clusters: 2).segmenter.segments
        #expect(segments.segments.map(\.name) == ["Segment 1", "Segment 2"])
        #expect(segments[0].description == "Number 1 of 2 segments, ranked by mean total spending")
        #expect(segments[0].characteristics[0].hasPrefix("Annual income ~$"))
    }

    @Test func aNegativeAmountIsRefusedWithItsCustomer() {
        let text = SampleData.attributes().replacing("C1000,", with: "C1000,-", maxReplacements: 1)
        let error = #expect(throws: RecipeError.self) {
            var recipe = CustomersRecipe()
            recipe.parameters.restarts = 1
            _ = try recipe.train(
                AttributeSource(
                    TextSource(text), identifier: CustomersRecipe.identifier, columns: CustomersRecipe.columns,
                    outliers: nil
                ).read())
        }
        #expect(
            error?.description.hasPrefix("customer C1000: Age must be a finite number of at least 0, but is -")
                == true)
    }

    @Test(.enabled(if: isShared, "needs ../shared beside the package"))
    func customerDataComesToTheReferenceModel() throws {
        let source = try FileSource(path: SharedFile.path("data/customerdata/CustomerData.csv"))
        var recipe = CustomersRecipe()
        recipe.parameters.comparedCounts = nil
        let model = try recipe.train(reading(source))
        let expected = try Reference.read()
        #expect(model.customers.ids.count == 86)
        #expect(abs(model.evaluation.inertia - expected.inertia) < 1e-6)
        #expect(abs((model.evaluation.silhouette ?? 0) - expected.silhouette) < 1e-6)
        let encoder = model.segmenter.encoder
        for (index, feature) in encoder.schema.features.enumerated() {
            let (mean, scale) = try (
                #require(expected.scaler.mean[feature.name]), #require(expected.scaler.scale[feature.name])
            )
            #expect(abs(encoder.scaler.centre[index] - mean) <= 1e-6 * mean, "\(feature.name)")
            #expect(abs(encoder.scaler.scale[index] - scale) <= 1e-6 * scale, "\(feature.name)")
        }
        for cluster in expected.clusters {
            let members = zip(model.customers.ids, model.customers.clusters).filter { $1 == cluster.cluster }.map(\.0)
            #expect(Set(members) == Set(cluster.members))
            for (name, mean) in cluster.means {
                let feature = try #require(model.segmenter.encoder.schema.index(of: name))
                guard case .number(let found, _, _, _, _) = model.profiles[cluster.cluster].statistics[feature] else {
                    Issue.record("\(name) is no number")
                    continue
                }
                #expect(abs(found - mean) < 1e-6 * mean, "\(name)")
            }
        }
        #expect(model.evaluation.density == .init(corePoints: 73, borderPoints: 11, noisePoints: 2, clusters: 2))
        expectPublishedTexts(model.segmenter.segments)
        let answer = model.segmenter.answer(28, 0, 5, 450_000, 120_000, 6, 2000, 45, 2, 1)
        #expect(answer.segment == "Value-Seeking Regular")
        #expect(answer.prediction.isAnomaly == false)
    }

    @Test(.enabled(if: isShared, "needs ../shared beside the package"))
    func theIDAsAFeatureComesToTheSilhouetteThatAStudyPublished() throws {
        var recipe = CustomersRecipe()
        recipe.includesID = true
        recipe.parameters.refits = 0
        recipe.parameters.comparedCounts = nil
        let source = try FileSource(path: SharedFile.path("data/customerdata/CustomerData.csv"))
        let model = try recipe.train(reading(source))
        #expect(model.segmenter.encoder.dimension == 11)
        #expect(abs((model.evaluation.silhouette ?? 0) - 0.3036) < 1e-4)
        // scikit-learn's inertia.
        #expect(abs(model.evaluation.inertia - 458.0269203) < 1e-6)
        // The id moves nobody.
        #expect(model.evaluation.sizes == [18, 15, 53])
    }

    private func expectPublishedTexts(_ segments: SegmentMap) {
        #expect(
            segments[2]
                == Segment(
                    cluster: 2, name: "Value-Seeking Regular",
                    description: "Mid-tier customers with moderate income and regular engagement",
                    characteristics: [
                        "Mid-range annual income (~$585K)", "Moderate total spending (~$260K)",
                        "Regular monthly purchases (8.8)", "Moderate app engagement (~68 mins)",
                    ],
                    recommendedOffers: [
                        "Seasonal sales and limited-time offers", "Bundle deals and combo packages",
                        "Referral bonuses for inviting friends", "Mid-range product recommendations with best value",
                    ]))
        #expect(
            segments[0].characteristics.prefix(2)
                == ["Low annual income (~$262K)", "Low total spending (~$54K)"])
        #expect(
            segments[1].characteristics.prefix(2)
                == ["Highest annual income (~$1.03M)", "Highest total spending (~$663K)"])
    }
}

/// What scikit-learn makes of the same customers.
private struct Reference: Decodable {
    struct Cluster: Decodable {
        let cluster: Int
        let means: [String: Double]
        let members: [String]
    }

    struct Scaler: Decodable {
        let mean: [String: Double]
        let scale: [String: Double]
    }

    let scaler: Scaler
    let inertia: Double
    let silhouette: Double
    let clusters: [Cluster]

    static func read() throws -> Reference {
        struct File: Decodable {
            let tenFeatures: Reference

            enum CodingKeys: String, CodingKey {
                case tenFeatures = "main_10_features"
            }
        }
        let data = try Data(contentsOf: URL(filePath: SharedFile.path("reference/b_customerdata.json")))
        return try JSONDecoder().decode(File.self, from: data).tenFeatures
    }
}
