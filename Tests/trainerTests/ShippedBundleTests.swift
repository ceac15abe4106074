import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

/// The bundles in `models/` are what the trainer makes of the data today, with what their reports are drawn from: the
/// reports themselves take more than a megabyte, and a second to draw.
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

    @Test func theCartsBundleAnswersInItsPlaneOfPrincipalComponents() throws {
        let model = try BundleReader.read(Self.models + "/carts")
        #expect(model.manifest.kind == .attributes && !model.manifest.isDefault && model.manifest.name == "carts")
        #expect(model.evaluation.sizes == [46, 34, 60, 68])
        #expect(model.customers?.columns == [] && model.customers?.count == 208)
        let segmenter = model.segmenter
        #expect(segmenter.encoder.dimension == 2)
        // Spending before and after discounts, pieces per order, price of a piece, discount rate, products, age, gender.
        #expect(
            segmenter.answer(13_037.88, 11_510.81, 12, 1_086.49, 0.117, 4, 29, 0).segment
                == "High-Value Frequent Shoppers")
        #expect(segmenter.answer(139.93, 125.7, 7, 19.99, 0.102, 2, 36, 1).segment == "Low-Value Customers")
        #expect(
            segmenter.answer(1_794.85, 1_625.77, 15, 119.66, 0.094, 6, 43, 0).segment == "Budget-Conscious Loyalists")
        let bigTicket = segmenter.answer(33_003.13, 31_771.92, 7, 4_714.73, 0.037, 2, 28, 0)
        #expect(bigTicket.segment == "Big-Ticket Occasional Buyers")
        // Age and gender may be missing.
        #expect(segmenter.answer(139.93, 125.7, 7, 19.99, 0.102, 2, .nan, .nan).segment == "Low-Value Customers")
    }

    @Test func theMallBundleAnswersAndGivesNobodyAway() throws {
        let model = try BundleReader.read(Self.models + "/mall")
        #expect(!model.manifest.isDefault && model.customers?.columns == [] && model.customers?.count == 200)
        #expect(model.segmenter.answer(0, 49, 30, 20).segment == "Careful Spenders")
        #expect(model.segmenter.answer(1, 30, 90, 90).segment == "Young High Spenders")
    }

    @Test(arguments: ["retail", "customers", "carts", "mall"])
    func confidencesMeanWhatTheySayAndSegmentsComeBack(name: String) throws {
        let bootstrap = try #require(try BundleReader.read(Self.models + "/" + name).evaluation.bootstrap)
        #expect(bootstrap.refits == 100)
        #expect(bootstrap.calibration.isAcceptable)
        #expect(bootstrap.stability.allSatisfy { $0.jaccard > 0.8 })
    }

    @Test(
        .enabled(if: SharedFile.exists(data), "needs ../shared beside the package"),
        arguments: [
            ("customers", ["--input", data]), ("mall", ["--input", "data/mall/Mall_Customers.csv"]),
            (
                "carts",
                ["--users", "data/dummyjson/users.json", "--carts", "data/dummyjson/carts.json", "--no-default"]
            ),
        ])
    func aBundleIsWhatTrainingGives(name: String, options: [String]) throws {
        let folder = try TemporaryFolder()
        let run = TrainerRun(
            ["train", name] + options.map { $0.hasPrefix("--") ? $0 : SharedFile.path($0) }
                + ["--output", folder.path + "/" + name, "--report", "data"],
            sourceDateEpoch: "1767225600")
        #expect(run.status == 0)
        let (fresh, shipped) = (
            try BundleBytes.read(folder.path + "/" + name), try BundleBytes.read(Self.models + "/" + name)
        )
        // A bundle may be shipped without what its report is drawn from, but not with another's.
        #expect(Set(fresh.keys).subtracting(shipped.keys).isSubset(of: [ReportFile.name]))
        for (file, bytes) in shipped { #expect(fresh[file] == bytes, "\(file)") }
    }
}

extension LoadedModel {
    fileprivate var evaluation: ClusteringEvaluation { manifest.evaluation }
}
