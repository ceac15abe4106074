import JSON
import ModelBundle
import Segmentation
import TestSupport
import Testing
import Training

@testable import trainer

@Suite struct TrainRetailTests {
    private let folder: TemporaryFolder
    private var bundle: String { folder.path + "/models/shop" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("sales.csv", SampleData.transactions())
    }

    private func train(
        _ options: String..., to output: String? = nil, sourceDateEpoch: String? = nil, workers: Workers = .perCore
    ) -> TrainerRun {
        TrainerRun(
            [
                "train", "retail", "--transactions", folder.path + "/sales.csv", "--output", output ?? bundle,
                "--restarts", "10", "--eps", "0.2", "--min-samples", "3",
            ] + (options.contains("--report") ? options : options + ["--report", "none"])
                + (options.contains("--k-range") ? [] : ["--k-range", "none"]),
            sourceDateEpoch: sourceDateEpoch, workers: workers)
    }

    @Test func aBundleIsWrittenThatSaysWhereItComesFrom() throws {
        let run = train("--currency", "EUR")
        #expect(run.status == 0)
        let model = try BundleReader.read(bundle)
        let manifest = model.manifest
        #expect((manifest.name, manifest.kind, manifest.isDefault) == ("shop", .rfm, true))
        #expect((manifest.createdAt, manifest.trainerVersion) == ("2026-01-01T00:00:00Z", "1.0.0"))
        let data = manifest.trainingData
        let text = SampleData.transactions()
        #expect(
            data.sources == [
                .init(
                    name: "sales.csv", bytes: text.utf8.count,
                    sha256: SHA256.digest(of: Array(text.utf8).span).description)
            ])
        #expect((data.rowsRead, data.rowsKept, data.customers) == (350, 348, 48))
        #expect(data.dropped.first == .init(rule: "missing id", rows: 1))
        #expect(data.dropped.contains(.init(rule: "cancellation", rows: 1)))
        #expect(data.referenceDate == "2011-12-04T12:00:00")
        #expect(manifest.parameters.first == .init("recipe", .text("retail")))
        #expect(manifest.parameters.contains(.init("restarts", .number(10))))
        #expect(manifest.parameters.contains(.init("currency", .text("EUR"))))
        #expect(model.customers?.columns.last == "tenure")
        #expect(model.customers?.count == 48)
    }

    @Test func theSummaryIsForPeopleAndProgressStandsApart() throws {
        let run = train()
        for text in [
            "shop: 48 customers in 4 segments (rfm, the default of its kind)", "- missing id", "orders",
            "reference date", "silhouette", "DBSCAN core points", "0  Churn Risk", "3  Potential Loyalists",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
        let stages = run.errors.split(separator: "\n")
        #expect(
            stages.map { $0.prefix { $0 != " " } } == [
                "reading", "dates", "scaling", "k-means", "DBSCAN", "measuring", "calibrating", "writing",
            ])
        #expect(train("--quiet").errors.isEmpty)
        #expect(train("--quiet").output == run.output)
    }

    @Test func theSummaryForProgramsIsOneObject() throws {
        let run = train("--json", "--quiet")
        let bytes = Array(run.output.utf8)
        let object = try JSONValue(reading: bytes.span)
        #expect(object["customers"] == .number(48))
        #expect(object["orders"] == .number(348))
        #expect(object["rows_dropped"]?["cancellation"] == .number(1))
        #expect(object["segments"]?.elements?.count == 4)
        #expect(object["parameters"]?["transform"] == .string("cbrt"))
        #expect(object["warnings"] == .array([]))
    }

    @Test func confidencesAreCalibratedByRefitsAndSaySo() throws {
        let run = train("--bootstrap", "20")
        for text in [
            "\nConfidence\n", "calibrated by", "expected calibration error", "best constant",
            "adjusted Rand index", "stability\n", "very stable\n",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
        let manifest = try BundleReader.read(bundle).manifest
        let bootstrap = try #require(manifest.evaluation.bootstrap)
        #expect(bootstrap.refits == 20 && bootstrap.stability.count == 4)
        #expect(bootstrap.calibration.fittedCustomers == 24 && bootstrap.calibration.judgedCustomers == 24)
        #expect(manifest.parameters.contains(.init("bootstrap", .number(20))))
        let json = train("--bootstrap", "20", "--json", "--quiet").output
        let object = try JSONValue(reading: Array(json.utf8).span)
        #expect(object["confidence"]?["refits"] == .number(20))
        #expect(object["segments"]?.elements?[0]["stability"] == .number(bootstrap.stability[0].jaccard))
    }

    @Test func refitsCanBeLeftOutAndTheBundleSaysSo() throws {
        let run = train("--bootstrap", "0")
        #expect(run.output.contains("not calibrated: no refits were made"))
        #expect(!run.output.contains("stability"))
        #expect(!run.errors.contains("calibrating") && !run.errors.contains("warning"))
        let model = try BundleReader.read(bundle)
        #expect(model.manifest.evaluation.bootstrap == nil)
        #expect(model.manifest.parameters.contains(.init("bootstrap", .number(0))))
        let json = train("--bootstrap", "0", "--json", "--quiet").output
        #expect(try JSONValue(reading: Array(json.utf8).span)["confidence"] == .null)
    }

    @Test func equalInputsGiveEqualBytesWhateverTheNumberOfWorkers() throws {
        for (name, workers) in [("a", 1), ("b", 1), ("c", 3)] {
            let run = train(
                "--name", "shop", "--report", "full", to: folder.path + "/" + name, sourceDateEpoch: "1700000000",
                workers: Workers(count: workers))
            #expect(run.status == 0)
        }
        let first = try BundleBytes.read(folder.path + "/a")
        #expect(first.keys.filter { !$0.hasPrefix("figures/") }.count == 14)
        #expect(first["report.html"] != nil && first["figures/map-3d.svg"] != nil)
        #expect(try BundleBytes.read(folder.path + "/b") == first)
        #expect(try BundleBytes.read(folder.path + "/c") == first)
        #expect(try BundleReader.read(folder.path + "/a").manifest.createdAt == "2023-11-14T22:13:20Z")
    }

    @Test func filesInPartsAndRowsInAnotherOrderGiveTheSameModel() throws {
        #expect(train("--report", "data", to: folder.path + "/whole").status == 0)
        let rows = SampleData.transactions().split(separator: "\n").map(String.init)
        let header = rows[0] + "\n"
        try folder.write("x.csv", header + rows.dropFirst(200).reversed().joined(separator: "\n"))
        try folder.write("y.csv", header + rows[1..<200].joined(separator: "\n"))
        let run = TrainerRun([
            "train", "retail", "--transactions", folder.path + "/x.csv", folder.path + "/y.csv", "--output",
            folder.path + "/parts", "--restarts", "10", "--eps", "0.2", "--min-samples", "3", "--report", "data",
            "--k-range", "none",
        ])
        #expect(run.status == 0)
        var (whole, parts) = (
            try BundleBytes.read(folder.path + "/whole"), try BundleBytes.read(folder.path + "/parts")
        )
        whole["manifest.json"] = nil
        parts["manifest.json"] = nil
        #expect(whole == parts)
    }

    @Test(arguments: [("features", 5), ("labels", 0), ("none", nil)])
    func asMuchOfTheCustomersIsKeptAsAskedFor(_ contents: String, _ columns: Int?) throws {
        #expect(train("--customer-table", contents).status == 0)
        #expect(try BundleReader.read(bundle).customers?.columns.count == columns)
    }

    @Test func aModelCanHaveAnotherNameAndBeNoDefault() throws {
        #expect(train("--name", "other", "--no-default").status == 0)
        let manifest = try BundleReader.read(bundle).manifest
        #expect((manifest.name, manifest.isDefault) == ("other", false))
    }

    @Test func unreadableRowsArePointedTo() throws {
        try folder.write(
            "sales.csv", SampleData.transactions() + "7-1,7,many,5,2011-12-01\n7-2,7,1,5,yesterday\n")
        let run = train("--quiet")
        #expect(run.status == 0)
        #expect(
            run.errors
                == "note: 2 rows left out as unreadable, the first one \(folder.path)/sales.csv, line 352, Quantity: "
                + "\"many\"\n")
    }

    @Test func tinySegmentsAreWarnedOfEvenQuietly() throws {
        let rows = (0..<150).map { "\($0),\($0),1,\(10 + $0 % 7),2011-12-\(10 + $0 % 9)\n" }.joined()
        try folder.write(
            "sales.csv", "Invoice,Customer ID,Quantity,Price,InvoiceDate\n" + rows + "150,150,1,9000000,2011-12-10\n")
        let run = train("--quiet", "--json", "--transform", "none", "--scaler", "standard", "--k", "2")
        #expect(run.errors.contains("warning: the segment \"Segment 1\" holds only 1 of 151 customers"))
        #expect(run.output.contains("holds only 1 of 151 customers"))
    }

    @Test func aFolderThatIsNoBundleIsLeftAlone() throws {
        try folder.write("precious/notes.txt", "keep")
        let run = train(to: folder.path + "/precious")
        #expect(run.status == 1)
        #expect(run.errors.contains("found a folder without manifest.json"))
        #expect(try folder.read("precious/notes.txt") == "keep")
    }

    @Test func valueNamesThreeClustersFromLowToHigh() throws {
        #expect(train("--names", "value").status == 0)
        let model = try BundleReader.read(bundle)
        #expect(model.segmenter.segments.segments.map(\.name) == ["Low Value", "Medium Value", "High Value"])
        let means = model.profiles.compactMap { profile in
            if case .number(let mean, _, _, _, _) = profile.statistics[2] { mean } else { nil }
        }
        #expect(means == means.sorted() && means.count == 3)
        #expect(model.manifest.parameters.contains(.init("names", .text("value"))))
        #expect(train("--names", "value", "--k", "3").status == 0)
        let contradiction = train("--names", "value", "--k", "4")
        #expect(contradiction.status == 2)
        #expect(contradiction.errors.contains("--names value names 3 clusters, but --k asks for 4"))
    }

    @Test func orderValueAndTenureCanTellCustomersApart() throws {
        #expect(train("--features", "rfm+aov+tenure").status == 0)
        let model = try BundleReader.read(bundle)
        let names = model.segmenter.encoder.schema.features.map(\.name)
        #expect(names == ["recency", "frequency", "monetary", "average_order_value", "tenure"])
        #expect(model.customers?.columns == names)
        #expect(model.segmenter.segments.segments.first?.name == "Churn Risk")
        #expect(train("--features", "rfm+more").status == 2)
    }
}
