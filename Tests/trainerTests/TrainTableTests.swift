import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

@Suite struct TrainTableTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Three kinds of customers: thrifty in Agra, rich in Pune, and in between; every tenth without an age.
    private static func people(_ count: Int = 60) -> String {
        "id\tAge\tIncome\tTown\n"
            + (0..<count).map { row in
                let kind = row % 3
                let age = row % 10 == 9 ? "" : "\(30 + kind * 12 + row % 4)"
                return "C\(row)\t\(age)\t\(20_000 * (kind * kind + 1) + row * 17)\t\(["Agra", "Pune", "Delhi"][kind])\n"
            }.joined()
    }

    private func train(_ text: String, _ options: String..., command: String = "table") throws -> TrainerRun {
        try folder.write("people.csv", text)
        return TrainerRun(
            [
                "train", command, "--input", folder.path + "/people.csv", "--output", folder.path + "/mine",
                "--restarts", "5", "--bootstrap", "5",
            ] + options)
    }

    @Test func columnsAreFoundAndSaidAndGapsAreFilled() throws {
        let run = try train(Self.people(), "--k", "3", "--k-range", "2-4")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("customers by id; numbers: Age, Income; categories: Town\n"))
        #expect(run.output.contains("Numbers of clusters\n") && run.output.contains("customers per cluster"))
        let model = try BundleReader.read(folder.path + "/mine")
        let features = model.segmenter.encoder.schema.features
        #expect(features.map(\.isRequired) == [false, true, true])
        #expect(!model.manifest.isDefault && model.manifest.evaluation.sizes == [20, 20, 20])
        #expect(model.segmenter.encoder.schema.columnNames.suffix(3) == ["Town=Agra", "Town=Delhi", "Town=Pune"])
        let customers = try #require(model.customers)
        #expect(customers.value(row: try #require(customers.row(of: "C9")), column: 0).isNaN)
        #expect(
            model.segmenter.segments.segments.allSatisfy { $0.name.contains("Town ") }, "\(model.segmenter.segments)")
        #expect(model.manifest.evaluation.counts?.rows.map(\.count) == [2, 3, 4])
        #expect(TrainerRun(["inspect", folder.path + "/mine"]).output.hasPrefix(run.output))
    }

    @Test func everythingCanBeAskedFor() throws {
        let run = try train(
            Self.people(), "--id", "ID", "--numeric", "income, age", "--categorical", "Town", "--impute", "mean",
            "--encoding", "label", "--outliers", "z-score", "--outlier-limit", "2.5", "--transform-of", "Income=log1p",
            "--transform-of", "Age=yeo-johnson", "--winsor", "0.05", "--components", "0.9", "--algorithm", "mixture",
            "--covariances", "diagonal", "--k", "auto", "--k-range", "2-3", "--eps", "0.7", "--min-samples", "3",
            "--default", "--write-data", folder.path + "/data")
        #expect(run.status == 0, "\(run.errors)")
        let model = try BundleReader.read(folder.path + "/mine")
        #expect(model.manifest.isDefault && model.manifest.assignment == .mixture)
        #expect(model.segmenter.encoder.projection != nil)
        let features = model.segmenter.encoder.schema.features
        #expect(features.map(\.name) == ["Age", "Income", "Town"])
        #expect(features.map(\.transform.kind) == [.yeoJohnson, .log1p, .none])
        #expect(features[1].winsorLimits != nil)
        for parameter in ["k_by", "components", "covariances", "outlier_limit", "transform_of Income"] {
            #expect(model.manifest.parameters.contains { $0.name == parameter }, "\(parameter)")
        }
        let clustered = try folder.read("data/clustered.csv").split(separator: "\n")
        #expect(clustered[0] == "id,Age,Income,Town,cluster,segment,dbscan_cluster,pc1,pc2,pc3")
        #expect(clustered.count == 61 && clustered[1].hasPrefix("C0,30,20000,Agra,"))
        #expect(try folder.read("data/preprocessed.csv").hasPrefix("id,Age,Income,Town\nC0,-"))
    }

    @Test func customersWithoutIdsGoByTheirRow() throws {
        let text = Self.people().split(separator: "\n").map { $0.drop { $0 != "\t" }.dropFirst() }
            .joined(separator: "\n")
        let refused = try train(text)
        #expect(refused.status == 1 && refused.errors.contains("name it by --id, or number the customers by --no-id"))
        let run = try train(text, "--no-id", "--k", "3", "--k-range", "none", "--actionable", "income")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("customers by row; numbers: Age, Income; categories: Town\n"))
        let model = try BundleReader.read(folder.path + "/mine")
        #expect(model.segmenter.encoder.schema.identifier == "customer_id")
        #expect(model.segmenter.encoder.schema.features.map(\.isActionable) == [false, true, false])
        let customers = try #require(model.customers)
        #expect(customers.row(of: "0") == nil && customers.row(of: "61") == nil)
        #expect(customers.value(row: try #require(customers.row(of: "1")), column: 1) == 20_000)
        let command = try #require(ReproductionCommand(model.manifest)).words
        #expect(command.contains("--no-id") && command.contains("income"), "\(command)")
    }

    @Test func theIndexOfADataFrameTellsWhoACustomerIs() throws {
        let text = ",age,spend\n" + (0..<40).map { "\($0),\(20 + $0 % 2 * 30),\($0 % 2 * 100)\n" }.joined()
        let run = try train(text, "--k", "2", "--k-range", "none")
        #expect(run.errors.contains("customers by column 1; numbers: age, spend; categories: none\n"), "\(run.errors)")
        let model = try BundleReader.read(folder.path + "/mine")
        #expect(model.segmenter.encoder.schema.features.map(\.isActionable) == [true, true])
        let scored = TrainerRun(
            [
                "score", folder.path + "/mine", "--input", folder.path + "/people.csv", "--output",
                folder.path + "/scored.csv",
            ])
        #expect(scored.status == 0, "\(scored.errors)")
        #expect(try folder.read("scored.csv").split(separator: "\n").last?.hasPrefix("39,") == true)
    }

    @Test(arguments: [false, true], [["STRASSE", "Straße", "ſtrasse"], ["Straße", "STRASSE", "straſſe"]])
    func everyCustomerOfTheTrainingIsScoredHoweverAPlaceIsSpelled(isReversed: Bool, streets: [String]) throws {
        // The first is the most frequent, and stands for all.
        let rows = (0..<40).map { row in
            let street = row % 2 == 0 ? "Allee" : streets[row % 3 == 0 ? row % 9 / 3 : 0]
            return "C\(row),\(20 + row % 2 * 30 + row),\(street)\n"
        }
        let text = "id,age,street\n" + (isReversed ? rows.reversed() : rows).joined()
        let run = try train(text, "--k", "2", "--k-range", "none")
        #expect(run.status == 0, "\(run.errors)")
        let model = try BundleReader.read(folder.path + "/mine")
        #expect(model.segmenter.encoder.schema.columnNames.contains("street=\(streets[0])"))
        let output = folder.path + "/scored.csv"
        let scored = TrainerRun(
            ["score", folder.path + "/mine", "--input", folder.path + "/people.csv", "--output", output])
        #expect(scored.status == 0 && scored.errors.contains("rows that could not be scored   0"), "\(scored.errors)")
        let answers = try folder.read("scored.csv").split(separator: "\n").dropFirst()
        #expect(answers.count == 40 && answers.allSatisfy { $0.hasSuffix(",,") }, "\(answers)")
    }

    @Test(arguments: [("2-3", true), ("2-4", false)])
    func theMostClustersComparedBeingBestIsWarnedOf(range: String, isWarnedOf: Bool) throws {
        let run = try train(Self.people(), "--k", "auto", "--k-range", range)
        #expect(run.status == 0)
        let warning = "warning: k = 3 is best by silhouette, and the most that were compared: more may be better still"
        #expect(run.errors.contains(warning) == isWarnedOf, "\(run.errors)")
    }

    @Test func aFolderThatNoBundleMayReplaceIsSaidBeforeAnyWork() throws {
        try folder.write("mine/notes.txt", "no bundle")
        let run = try train(Self.people())
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("trainer: \(folder.path)/mine: expected a bundle, an empty folder or nothing"))
    }

    @Test func rowsThatCannotBeReadAreCountedOrEndTheRun() throws {
        let text = Self.people() + "C98\tmany\t1\tPune\nC99\t41\tlots\tPune\nC1\t30\t7\tAgra\n"
        let run = try train(text, "--id", "id", "--k", "2", "--k-range", "none")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("2 rows left out as unreadable") && run.errors.contains("line 62, Age: \"many\""))
        #expect(run.errors.contains("1 rows left out as duplicate id"))
        let strict = try train(text, "--id", "id", "--strict")
        #expect(strict.status == 1)
        #expect(strict.errors.contains("people.csv, line 62, Age: cannot be read: \"many\""))
    }

    @Test func gapsCanBeLeftOut() throws {
        let run = try train(Self.people(), "--impute", "none", "--k", "2", "--k-range", "none")
        #expect(run.status == 0, "\(run.errors)")
        let data = try BundleReader.read(folder.path + "/mine").manifest.trainingData
        #expect(data.dropped.contains(.init(rule: "missing value", rows: 6)) && data.customers == 54)
    }

    @Test(arguments: [
        ("", [], "expected a header and rows, found nothing"),
        ("\n\r\n\n", [], "expected a header and rows, found nothing"),
        ("\u{FEFF}", [], "expected a header and rows, found nothing"),
        ("id,age,city\n", [], "bad.csv: expected rows behind the header, found none"),
        ("id,age,city", [], "bad.csv: expected rows behind the header, found none"),
        ("id,age,city\n\n\n", ["--id", "id"], "bad.csv: expected rows behind the header, found none"),
        ("id,x\na,1\n", [], "x is left out: all customers have the same value"),
        ("id,x\na,1\nb,2\n", ["--k", "3"], "3 clusters need at least 3 distinct rows, but there are 2"),
        ("id,x\na,1\nb,2\n", ["--numeric", "income"], "expected a column 'income', found 'id' and 'x'"),
        ("id,x\na,1\nb,2\n", ["--transform-of", "y=sqrt"], "expected one of the numeric columns x, found \"y\""),
        ("id,x\na,-1\nb,2\n", ["--transform", "sqrt"], "customer a: x must be a finite number of at least 0 for sqrt"),
        ("id,x\na,1\nb,2\n", ["--actionable", "y"], "expected a column 'y', found 'x'"),
        ("id,x\na,1\nb,1e16\n", [], "x must be a finite number of at most 1,000,000,000,000,000, but is 1e+16"),
        ("PK\u{3}\u{4},x\n", [], "expected a header of text, found byte 0x03, as in files that are packed or no text"),
        ("id,x\na,1\na,2\n", ["--id", "id"], "the 1 customers have"),
    ])
    func badInputGetsAClearError(text: String, options: [String], message: String) throws {
        try folder.write("bad.csv", text)
        let run = TrainerRun(
            ["train", "table", "--input", folder.path + "/bad.csv", "--output", folder.path + "/bad"] + options)
        #expect(run.status == 1)
        #expect(
            run.errors.contains(message) || message.hasPrefix("the 1") && run.errors.contains("only one"),
            "\(run.errors)")
    }

    @Test(arguments: [
        (["--outlier-limit", "2"], "--outlier-limit needs --outliers"),
        (["--outliers", "far"], "one of iqr, z-score, none"),
        (["--transform-of", "x"], "like Income=log1p"), (["--k-range", "9-2"], "two numbers from 1 to 100"),
        (["--k", "auto", "--k-range", "none"], "cannot be none then"),
        (["--k-by", "bic"], "needs --algorithm mixture"),
        (["--id", "x", "--no-id"], "--no-id makes no sense with --id"),
        (["--components", "0"], "a number from 1 on"), (["--winsor", "0.5"], "from 0 to below 0.5"),
    ])
    func whatCannotBeUnderstoodIsSaid(options: [String], message: String) {
        let run = TrainerRun(["train", "table", "--input", "x.csv", "--output", "m"] + options)
        #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    }

    @Test func twoCustomersMakeAModel() throws {
        let run = try train("id,x\na,1\nb,2\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("suggest no eps for DBSCAN"))
        #expect(try BundleReader.read(folder.path + "/mine").customers?.count == 2)
    }

    @Test func theMallTakesItsFeaturesInAnyOrder() throws {
        let text =
            "CustomerID,Genre,Age,Annual Income (k$),Spending Score (1-100)\r\n"
            + (0..<40).map {
                "000\($0),\($0 % 3 == 0 ? "Male" : "Female"),\(20 + $0),\($0 * 7 % 90),\($0 * 31 % 100)\r\n"
            }
            .joined()
        let run = try train(text, "--features", "score,income", "--k", "2", "--k-range", "none", command: "mall")
        #expect(run.status == 0, "\(run.errors)")
        let model = try BundleReader.read(folder.path + "/mine")
        #expect(model.segmenter.encoder.schema.features.map(\.name) == ["AnnualIncome", "SpendingScore"])
        #expect(model.customers?.columns == [] && model.customers?.row(of: "0007") != nil)
        #expect(
            try train(text, "--features", "height", command: "mall").errors.contains(
                "some of gender, age, income, score"))
    }
}
