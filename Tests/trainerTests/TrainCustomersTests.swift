import FoundationEssentials
import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

@Suite struct TrainCustomersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("people.csv", SampleData.attributes())
    }

    private func train(_ options: String...) -> TrainerRun {
        TrainerRun(
            [
                "train", "customers", "--input", folder.path + "/people.csv", "--output", folder.path + "/customers",
                "--restarts", "10", "--report", "none", "--k-range", "none",
            ] + options)
    }

    @Test func aBundleIsWrittenThatKeepsOnlyLabels() throws {
        let run = train()
        #expect(run.status == 0)
        let model = try BundleReader.read(folder.path + "/customers")
        #expect(model.manifest.kind == .attributes && model.manifest.isDefault)
        #expect(model.customers?.columns == [])
        #expect(model.customers?.count == 45)
        #expect(model.manifest.trainingData.referenceDate == nil)
        #expect(run.output.contains("Means, and the most frequent categories"))
        #expect(run.output.contains("Value-Seeking Regular"))
        #expect(!run.output.contains("revenue"))
    }

    @Test func textThatIsNoUTF8IsNamedWithItsLine() throws {
        #expect(!train("--bootstrap", "0").errors.contains("UTF-8"))
        var bytes = Array(SampleData.attributes().utf8)
        let place = try #require(bytes.lastIndex(of: UInt8(ascii: "D")))
        bytes[place] = 0xD0
        let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
        #expect(FileManager.default.createFile(atPath: folder.path + "/people.csv", contents: Data(bytes)))
        let errors = train("--bootstrap", "0").errors
        #expect(errors.contains("people.csv: line \(line) is no UTF-8; the text was read as ISO-8859-1"), "\(errors)")
    }

    @Test func aTableOfCustomersCanBeKeptWithItsCategories() throws {
        #expect(train("--customer-table", "features").status == 0)
        let table = try #require(try BundleReader.read(folder.path + "/customers").customers)
        #expect(table.columns.count == 10)
        #expect(try folder.read("customers/customers.csv").contains(",Delhi,"))
    }

    @Test func theIDIsAFeatureOnlyWhereAskedFor() throws {
        #expect(train("--include-id", "--bootstrap", "0").status == 0)
        let model = try BundleReader.read(folder.path + "/customers")
        #expect(model.manifest.parameters.contains(.init("include_id", .flag(true))))
        let code = try #require(model.segmenter.encoder.schema.features.first)
        #expect(code.name == "CustomerIDCode" && !code.isRequired && !code.isActionable && code.fillValue == 22)
        #expect(TrainerRun(["train", "customers", "--help"]).output.contains("for nothing else"))
    }

    @Test func inspectionShowsWhatTrainingShowedAndTheFiles() throws {
        let trained = train().output
        let inspected = TrainerRun(["inspect", folder.path + "/customers"])
        #expect(inspected.status == 0)
        #expect(inspected.output.hasPrefix(trained))
        for text in ["\nFiles\n", "manifest.json", "customers.csv", "total", " bytes\n"] {
            #expect(inspected.output.contains(text), "\(text)")
        }
        let json = TrainerRun(["inspect", folder.path + "/customers", "--json"]).output
        #expect(json.contains("\"silhouette\": 0."))
    }

    @Test func inspectionRefusesACorruptBundle() throws {
        _ = train()
        try folder.edit("customers/scaler.json", replacing: "standard", with: "robust")
        let run = TrainerRun(["inspect", folder.path + "/customers"])
        #expect(run.status == 1)
        #expect(run.errors.contains("scaler.json: expected the SHA-256"))
    }

    @Test func aTableOfOtherThingsIsRefusedWithItsColumns() throws {
        try folder.write("people.csv", "CustomerID,Height\n1,2\n")
        let run = train("--quiet")
        #expect(run.status == 1)
        #expect(run.errors.contains("people.csv: line 1: expected a column 'Age'"))
    }
}
