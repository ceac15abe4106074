import JSON
import ModelBundle
import TestSupport
import Testing

@testable import trainer

@Suite struct CompareTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("people.csv", SampleData.attributes())
    }

    private func train(_ name: String, from file: String = "people.csv", _ options: String...) {
        let run = TrainerRun(
            [
                "train", "customers", "--input", "\(folder.path)/\(file)", "--output", "\(folder.path)/\(name)",
                "--restarts", "5", "--bootstrap", "0", "--k-range", "none", "--quiet",
            ] + options)
        #expect(run.status == 0, "\(run.errors)")
    }

    private func compare(_ first: String, _ second: String, _ options: String...) -> TrainerRun {
        TrainerRun(["compare", "\(folder.path)/\(first)", "\(folder.path)/\(second)"] + options)
    }

    private func agreement(_ run: TrainerRun) throws -> JSONValue {
        #expect(run.status == 0, "\(run.errors)")
        return try #require(try JSONValue(reading: Array(run.output.utf8).span)["agreement"])
    }

    @Test func aBundleAgreesWithItself() throws {
        train("a")
        let text = compare("a", "a").output
        #expect(text.contains("Parameters that differ\n  none\n"))
        #expect(text.contains("adjusted Rand index  1.0000  on 45 customers whose ids stand in both bundles\n"))
        let agreement = try agreement(compare("a", "a", "--json"))
        #expect(agreement["adjusted_rand_index"] == .number(1))
        #expect(agreement["segments"]?.elements?.count == 3)
        for segment in agreement["segments"]?.elements ?? [] {
            #expect(segment["first"] == segment["second"] && segment["jaccard"] == .number(1))
            #expect(segment["shifts"]?["TotalSpent"] == .number(0))
        }
    }

    @Test func otherParametersAndSegmentsAreSeen() throws {
        train("a")
        train("b", from: "people.csv", "--k", "2")
        let text = compare("a", "b").output
        #expect(text.contains("\n  k  3  2\n"))
        #expect(text.contains("Segment 1"))
        #expect(text.contains("in standard deviations of A's customers"))
        let agreement = try agreement(compare("a", "b", "--json"))
        #expect(agreement["segments"]?.elements?.count == 2)
        guard case .number(let index)? = agreement["adjusted_rand_index"] else {
            Issue.record("there is no index")
            return
        }
        #expect(index > 0.3 && index < 0.9)
    }

    @Test func agreementIsJudgedOnAFileWhereThereIsOne() throws {
        train("a", from: "people.csv", "--customer-table", "none")
        train("b", from: "people.csv", "--seed", "7")
        let file = folder.path + "/people.csv"
        #expect(compare("a", "b", "--input", file).output.contains("on 45 customers of \(file)\n"))
        #expect(try agreement(compare("a", "b", "--input", file, "--json"))["adjusted_rand_index"] == .number(1))
    }

    @Test func withoutCommonCustomersTheMeansOfTheSegmentsDecide() throws {
        train("a")
        train("b", from: "people.csv", "--customer-table", "none")
        let run = compare("a", "b")
        #expect(run.output.contains("adjusted Rand index  1.0000  on the 6 mean customers of the segments\n"))
        #expect(!run.output.contains("Jaccard"))
    }

    @Test func modelsThatShareNothingAreStillPutSideBySide() throws {
        train("a")
        try folder.write("sales.csv", SampleData.transactions())
        let retail = TrainerRun([
            "train", "retail", "--transactions", folder.path + "/sales.csv", "--output", folder.path + "/shop",
            "--restarts", "3", "--bootstrap", "0", "--k-range", "none", "--quiet",
        ])
        #expect(retail.status == 0)
        let run = compare("a", "shop")
        #expect(run.status == 0)
        #expect(run.output.contains("the models share neither customers nor features"))
        #expect(try agreement(compare("a", "shop", "--json")) == .null)
    }

    @Test(arguments: [
        (["compare", "a"], "expected DIR DIR, found"), (["compare", "a", "b", "c"], "found an unexpected argument"),
        (["compare", "x", "y"], "x/manifest.json: cannot open: No such file or directory"),
    ])
    func whatCannotBeComparedIsSaid(_ arguments: [String], _ message: String) {
        let run = TrainerRun(arguments)
        #expect(run.status != 0)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
