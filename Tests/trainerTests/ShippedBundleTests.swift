import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

/// The bundles in `models/` are what the trainer makes of the data today.
@Suite struct ShippedBundleTests {
    private static let data = "data/customerdata/CustomerData.csv"
    /// Tests/trainerTests/ShippedBundleTests.swift is three steps below the package.
    private static let models =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/models"

    @Test func theRetailBundleAnswersThePublishedExamples() throws {
        let model = try BundleReader.read(Self.models + "/retail")
        #expect(model.manifest.kind == .rfm && model.manifest.isDefault && model.manifest.name == "retail")
        #expect(model.manifest.trainingData.rowsKept == 397_884)
        #expect(model.evaluation.sizes == [1086, 1304, 610, 1338])
        let segmenter = model.segmenter
        #expect(segmenter.answer(30, 4, 2500).segment == "Potential Loyalists")
        #expect(segmenter.answer(5, 15, 25000).segment == "Loyal High-Value")
        #expect(segmenter.answer(15, 2, 800).segment == "Potential Loyalists")
        #expect(segmenter.answer(60, 3, 3000).segment == "Occasional Buyers")
        #expect(segmenter.answer(250, 1, 400).segment == "Churn Risk")
        #expect(segmenter.answer(2, 200, 250_000).prediction.isAnomaly == true)
        #expect(segmenter.answer(15, 2, 800).prediction.isAnomaly == false)
        let customers = try #require(model.customers)
        let row = try #require(customers.row(of: "17850"))
        #expect((customers.value(row: row, column: 0), customers.value(row: row, column: 1)) == (372, 34))
    }

    @Test func theCustomersBundleAnswersThePublishedExample() throws {
        let model = try BundleReader.read(Self.models + "/customers")
        #expect(model.manifest.kind == .attributes && model.manifest.isDefault && model.manifest.name == "customers")
        let (name, prediction) = model.segmenter.answer(28, 0, 5, 450_000, 120_000, 6, 2000, 45, 2, 1)
        #expect((name, prediction.cluster) == ("Value-Seeking Regular", 2))
        #expect(model.segmenter.segments[2].characteristics[0] == "Mid-range annual income (~$585K)")
    }

    @Test(arguments: ["retail", "customers"])
    func confidencesMeanWhatTheySayAndSegmentsComeBack(name: String) throws {
        let bootstrap = try #require(try BundleReader.read(Self.models + "/" + name).evaluation.bootstrap)
        #expect(bootstrap.refits == 100)
        #expect(bootstrap.calibration.isAcceptable)
        #expect(bootstrap.stability.allSatisfy { $0.jaccard > 0.8 })
    }

    @Test(.enabled(if: SharedFile.exists(data), "needs ../shared beside the package"))
    func theCustomersBundleIsWhatTrainingGives() throws {
        let folder = try TemporaryFolder()
        let run = TrainerRun(
            [
                "train", "customers", "--input", SharedFile.path(Self.data), "--output", folder.path + "/customers",
            ], sourceDateEpoch: "1767225600")
        #expect(run.status == 0)
        let (fresh, shipped) = (
            try BundleBytes.read(folder.path + "/customers"), try BundleBytes.read(Self.models + "/customers")
        )
        #expect(Set(fresh.keys) == Set(shipped.keys))
        for (name, bytes) in fresh { #expect(shipped[name] == bytes, "\(name)") }
    }
}

extension LoadedModel {
    fileprivate var evaluation: ClusteringEvaluation { manifest.evaluation }
}
