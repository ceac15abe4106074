import FoundationEssentials
import Segmentation
import TestSupport
import Testing

@testable import Training

@Suite struct CartsRecipeTests {
    private static let names = [
        "High-Value Frequent Shoppers", "Big-Ticket Occasional Buyers", "Budget-Conscious Loyalists",
        "Low-Value Customers",
    ]

    private func reading(_ shop: SampleShop) throws -> CartReading {
        try CartReading(
            users: CartFile.read(from: TextSource(shop.array("users"))),
            carts: CartFile.read(from: TextSource(shop.array("carts"))), names: ("users.json", "carts.json"))
    }

    private func recipe(restarts: Int = 10, refits: Int = 0, location: CartsRecipe.Location = .country) -> CartsRecipe {
        var recipe = CartsRecipe(location: location)
        recipe.parameters.restarts = restarts
        recipe.parameters.refits = refits
        recipe.parameters.comparedCounts = nil
        return recipe
    }

    @Test func kindsOfCustomersBecomeTheirSegments() throws {
        let model = try recipe().train(reading(SampleShop()))
        #expect(model.segmenter.segments.segments.map(\.name) == Self.names)
        #expect(model.evaluation.sizes == [10, 10, 10, 10])
        // The kinds come in turn.
        #expect(model.customers.clusters == (0..<40).map { $0 % 4 })
        #expect(model.customers.ids == (1...40).map(String.init))
        #expect(model.segmenter.segments.segments.allSatisfy { $0.recommendedOffers.count == 4 })
        #expect(model.segmenter.encoder.dimension == 2)
    }

    @Test(arguments: [GaussianMixtureModel.CovarianceShape.full, .diagonal])
    func aMixtureFindsThemToo(_ shape: GaussianMixtureModel.CovarianceShape) throws {
        var recipe = recipe()
        recipe.parameters.algorithm = .mixture(shape)
        let model = try recipe.train(reading(SampleShop()))
        #expect(model.segmenter.segments.segments.map(\.name) == Self.names)
        #expect(model.segmenter.mixture != nil)
        #expect(model.customers.clusters == (0..<40).map { $0 % 4 })
    }

    @Test func whatTellsNobodyApartIsLeftOutAndSaid() throws {
        let reading = try reading(SampleShop())
        let constants = try recipe().constants(in: reading)
        #expect(
            constants.map(\.description) == [
                "n_orders is 1 for every customer: it tells nobody apart and is left out",
                "country is Norway for every customer: it tells nobody apart and is left out",
            ])
        let features = try recipe().train(reading).segmenter.encoder.schema.features
        #expect(
            features.map(\.name) == [
                "total_spend", "discounted_spend", "avg_basket_size", "avg_item_price", "avg_discount_rate",
                "unique_products", "age", "gender",
            ])
        #expect(features.map(\.transform) == [.log1p, .log1p, .none, .log1p, .none, .none, .none, .none])
        #expect(features.filter { !$0.isRequired }.map(\.name) == ["age", "gender"])
    }

    @Test func aPlaceHasAColumnPerCategoryThatIsNotScaled() throws {
        let encoder = try recipe(location: .state).train(reading(SampleShop())).segmenter.encoder
        let columns = encoder.schema.columnNames
        #expect(columns.suffix(5) == ["gender=female", "gender=male", "state=S0", "state=S1", "state=S2"])
        #expect(encoder.scaler.centre.suffix(5) == [0, 0, 0, 0, 0])
        #expect(encoder.scaler.scale.suffix(5) == [1, 1, 1, 1, 1])
        #expect(encoder.scaler.scale.prefix(7).allSatisfy { $0 != 1 })
    }

    @Test func whatIsUnknownIsImputed() throws {
        var shop = SampleShop()
        shop.entries["users"]?[0] = "{\"id\":1}"
        let model = try recipe().train(reading(shop))
        let schema = model.segmenter.encoder.schema
        let age = try #require(schema.index(of: "age"))
        #expect(model.customers.values[0, age].isNaN)
        #expect(model.customers.clusters[0] == 0)
        guard case .number(_, let median, _, _, _) = model.overall.statistics[age] else {
            Issue.record("age is no number")
            return
        }
        #expect(abs(schema.features[age].fillValue - median) < 1)
    }

    @Test func anAgeThatNobodyTellsIsLeftOut() throws {
        var shop = SampleShop()
        shop.entries["users"] = (1...40).map { "{\"id\":\($0)}" }
        let constants = try recipe().constants(in: reading(shop))
        #expect(constants.map(\.name) == ["n_orders", "age", "gender", "country"])
        #expect(constants[1].description.hasPrefix("age is not known of any customer"))
        #expect(try recipe().train(reading(shop)).evaluation.sizes == [10, 10, 10, 10])
    }

    @Test func confidencesAreCalibratedInTheProjectedSpace() throws {
        let bootstrap = try #require(try recipe(refits: 10).train(reading(SampleShop())).evaluation.bootstrap)
        #expect(bootstrap.stability.count == 4)
        #expect(bootstrap.adjustedRandIndex > 0.9)
    }

    @Test(
        .enabled(if: SharedFile.exists("data/dummyjson/carts.json"), "needs ../shared beside the package"))
    func theSavedAnswersComeToTheReference() throws {
        func file(_ name: String) throws -> FileSource {
            try FileSource(path: SharedFile.path("data/dummyjson/\(name)"))
        }
        let reading = try CartReading(
            users: CartFile.read(from: file("users.json")), carts: CartFile.read(from: file("carts.json")),
            names: ("users.json", "carts.json"))
        let expected = try Reference.read()
        let model = try recipe(restarts: BuildMode.isOptimised ? 400 : 60).train(reading)
        expectSpace(model.segmenter.encoder, expected.main.space)
        let row = try #require(expected.main.kmeans.first { $0.k == 4 })
        let inertia = model.evaluation.inertia
        #expect(inertia <= row.inertia * 1.001 && inertia >= row.inertia * (1 - 1e-6))
        for (found, figure) in [
            (model.evaluation.silhouette, row.silhouette), (model.evaluation.daviesBouldin, row.daviesBouldin),
            (model.evaluation.calinskiHarabasz, row.calinskiHarabasz),
        ] {
            #expect(abs((found ?? 0) - figure) <= 1e-6 * figure)
        }
        #expect(model.evaluation.sizes.sorted(by: >) == row.sizes)
        expectSegments(model, expected)
    }

    private func expectSpace(_ encoder: FeatureEncoder, _ space: Reference.Space) {
        for (column, name) in encoder.schema.columnNames.enumerated() {
            guard let mean = space.mean[name], let scale = space.scale[name] else { continue }
            #expect(abs(encoder.scaler.centre[column] - mean) <= 1e-6 * mean, "\(name)")
            #expect(abs(encoder.scaler.scale[column] - scale) <= 1e-6 * scale, "\(name)")
        }
        #expect(encoder.schema.columnNames == space.columns)
        guard let projection = encoder.projection else {
            Issue.record("there is no projection")
            return
        }
        for (component, row) in space.componentRows.enumerated() {
            for (column, loading) in row.enumerated() {
                #expect(abs(projection.components[component, column] - loading) < 1e-5)
            }
            let ratio = space.explainedVarianceRatio[component]
            #expect(abs(projection.explainedVarianceRatio[component] - ratio) < 1e-6)
        }
    }

    private func expectSegments(_ model: TrainedModel, _ expected: Reference) {
        let schema = model.segmenter.encoder.schema
        for (cluster, profile) in expected.main.kmeansK4.profiles.enumerated() {
            #expect(model.segmenter.segments[cluster].name == profile.name)
            #expect(model.profiles[cluster].count == profile.count)
            for (name, mean) in profile.means {
                guard let feature = schema.index(of: name),
                    case .number(let found, _, _, _, _) = model.profiles[cluster].statistics[feature]
                else {
                    Issue.record("there is no feature \(name)")
                    continue
                }
                #expect(abs(found - mean) <= 1e-6 * mean, "\(name)")
            }
            let centroid = expected.main.kmeansK4.centroids[profile.name] ?? []
            for (found, coordinate) in zip(model.segmenter.kMeans.centroids.row(cluster), centroid) {
                #expect(abs(found - coordinate) < 1e-5)
            }
        }
        for (id, segment) in expected.segments {
            let row = model.customers.ids.firstIndex(of: id) ?? 0
            #expect(model.segmenter.segments[model.customers.clusters[row]].name == segment, "\(id)")
        }
    }
}

/// What scikit-learn makes of the same users and carts.
private struct Reference: Decodable {
    struct Space: Decodable {
        let columns: [String]
        let mean, scale: [String: Double]
        let explainedVarianceRatio: [Double]
        let componentRows: [[Double]]
    }

    struct Row: Decodable {
        let k: Int
        let inertia, silhouette, daviesBouldin, calinskiHarabasz: Double
        let sizes: [Int]
    }

    struct Profile: Decodable {
        let name: String
        let count: Int
        let means: [String: Double]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: NamedKey.self)
            name = try container.decode(String.self, forKey: NamedKey(stringValue: "name"))
            count = try container.decode(Int.self, forKey: NamedKey(stringValue: "count"))
            let figures = [
                ("totalSpend", "total_spend"), ("discountedSpend", "discounted_spend"),
                ("avgBasketSize", "avg_basket_size"), ("avgItemPrice", "avg_item_price"),
                ("avgDiscountRate", "avg_discount_rate"), ("uniqueProducts", "unique_products"), ("age", "age"),
            ]
            means = try figures.reduce(into: [:]) { means, figure in
                means[figure.1] = try container.decode(Double.self, forKey: NamedKey(stringValue: figure.0))
            }
        }
    }

    struct Four: Decodable {
        let centroids: [String: [Double]]
        let profiles: [Profile]
    }

    struct Main: Decodable {
        let space: Space
        let kmeans: [Row]
        let kmeansK4: Four
    }

    let main: Main
    let segments: [String: String]

    private enum CodingKeys: String, CodingKey {
        case main
        case segments = "firstUsersSegment"
    }

    static func read() throws -> Reference {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(
            Reference.self, from: Data(contentsOf: URL(filePath: SharedFile.path("reference/d_dummyjson.json"))))
    }
}
