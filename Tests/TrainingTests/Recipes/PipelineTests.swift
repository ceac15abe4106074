import Segmentation
import TestSupport
import Testing
import Training

/// Every way through the pipeline gives a model that says of its customers what was found in training.
@Suite struct PipelineTests {
    private static let reading: RFMReading? = try? TransactionSource([TextSource(SampleData.transactions())]).readRFM()

    private func train(_ change: (inout RecipeParameters) -> Void) throws -> TrainedModel {
        var recipe = RetailRecipe()
        recipe.parameters.restarts = 10
        recipe.parameters.refits = 5
        recipe.parameters.comparedCounts = nil
        recipe.parameters.eps = nil
        recipe.parameters.minimumSamples = 3
        change(&recipe.parameters)
        return try recipe.train(#require(Self.reading))
    }

    private func expectServedAsTrained(_ model: TrainedModel) {
        var workspace = Segmenter.Workspace()
        for (row, cluster) in model.customers.clusters.enumerated() {
            let customer = Customer(Array(model.customers.values.row(row).prefix(3)))
            let prediction = model.segmenter.predict(customer, workspace: &workspace)
            #expect(prediction.cluster == cluster)
            #expect(prediction.isAnomaly == model.customers.dbscanClusters.map { $0[row] == DBSCANFit.noise })
        }
    }

    static let shapes: [ClusterAlgorithm] =
        [.kMeans] + GaussianMixtureModel.CovarianceShape.allCases.map { .mixture($0) }

    @Test(arguments: shapes, [nil, PCAParameters.Components.count(2), .varianceShare(0.9)])
    func whatIsServedIsWhatWasFitted(algorithm: ClusterAlgorithm, components: PCAParameters.Components?) throws {
        let model = try train {
            $0.algorithm = algorithm
            $0.components = components
            $0.transform = .yeoJohnson
            $0.winsorShare = 0.02
        }
        expectServedAsTrained(model)
        #expect(model.segmenter.encoder.dimension == model.segmenter.kMeans.centroids.columns)
        #expect((model.segmenter.encoder.projection == nil) == (components == nil))
        #expect((model.segmenter.mixture == nil) == (algorithm == .kMeans))
        #expect(model.segmenter.segments.segments.map(\.name).contains("Loyal High-Value"))
        #expect(model.evaluation.bootstrap?.refits == 5)
    }

    @Test func archetypesAreFoundInTheColumnsWhateverSpaceWasClustered() throws {
        let model = try train { $0.components = .count(2) }
        let loyal = try #require(model.profiles.max { mean($0, 2) < mean($1, 2) })
        #expect(model.segmenter.segments[loyal.cluster].name == "Loyal High-Value")
    }

    private func mean(_ profile: ClusterProfile, _ feature: Int) -> Double {
        if case .number(let mean, _, _, _, _) = profile.statistics[feature] { mean } else { .nan }
    }

    @Test(arguments: [
        (ClusterAlgorithm.kMeans, ClusterCountSelection.Criterion.silhouette), (.kMeans, .gap), (.mixture(.tied), .bic),
    ])
    func theNumberOfClustersCanBeLeftToACriterion(
        algorithm: ClusterAlgorithm, criterion: ClusterCountSelection.Criterion
    ) throws {
        let model = try train {
            $0.algorithm = algorithm
            $0.clusters = .chosen(2...6, by: criterion)
        }
        #expect((2...6).contains(model.profiles.count))
        expectServedAsTrained(model)
    }

    @Test func fewerCustomersThanANeighbourhoodNeedsLeaveAnomaliesUntoldAndSaidSo() throws {
        let model = try train { $0.minimumSamples = 1_000 }
        #expect(model.segmenter.dbscan == nil && model.evaluation.density == nil)
        #expect(model.customers.dbscanClusters == nil)
        #expect(model.warnings.contains(.noAnomalyModel))
        expectServedAsTrained(model)
    }

    @Test func moreClustersThanTheCustomersCanFillIsAnError() {
        #expect(throws: RecipeError.self) { try train { $0.clusters = 100 } }
    }
}
