import JSON
import ModelBundle
import TestSupport
import Testing

@testable import trainer

@Suite struct EvaluateTests {
    private let folder: TemporaryFolder
    private var bundle: String { folder.path + "/people" }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("people.csv", SampleData.attributes())
    }

    private func train(_ options: String...) {
        let run = TrainerRun(
            [
                "train", "customers", "--input", folder.path + "/people.csv", "--output", bundle, "--restarts", "5",
                "--bootstrap", "0", "--k-range", "none", "--quiet",
            ] + options)
        #expect(run.status == 0, "\(run.errors)")
    }

    private func evaluate(_ options: String...) -> TrainerRun { TrainerRun(["evaluate", bundle] + options) }

    @Test func whatWasTrainedOnComesToTheFiguresOfTheTraining() throws {
        train("--customer-table", "features")
        let object = try JSONValue(reading: Array(evaluate("--json").output.utf8).span)
        #expect(object["customers"] == .number(45))
        for measure in ["inertia_per_customer", "silhouette", "davies_bouldin", "calinski_harabasz"] {
            let (now, then) = (object["measures"]?[measure], object["training_measures"]?[measure])
            guard case .number(let found)? = now, case .number(let expected)? = then else {
                Issue.record("\(measure) is no number")
                continue
            }
            #expect(abs(found - expected) < 1e-9 * abs(expected), "\(measure)")
        }
        for segment in object["segments"]?.elements ?? [] { #expect(segment["share"] == segment["training_share"]) }
        for drift in object["drift"]?.elements ?? [] { #expect(drift["stability_index"] == .number(0)) }
        #expect(object["drift"]?.elements?.count == 11)
        let text = evaluate().output
        for part in ["the bundle's own customers", "silhouette", "Drift since training", "stable"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func otherCustomersAreReadFromAFileAndTheirDriftIsSeen() throws {
        train()
        // Only the rich are left, and one whom the model refuses.
        let rows = SampleData.attributes().split(separator: "\n")
        let rich = rows.dropFirst().enumerated().filter { $0.offset % 3 == 1 && $0.offset < 45 }.map(\.element)
        let odd = "C7,40,Robot,Pune,1,1,1,1,1,Low,Day"
        try folder.write("new.csv", ([rows[0]] + rich).joined(separator: "\n") + "\n\(odd)\n")
        let run = evaluate("--input", folder.path + "/new.csv")
        #expect(run.status == 0, "\(run.errors)")
        for part in ["new.csv", "- refused by the model", "changed", "100.0%"] {
            #expect(run.output.contains(part), "\(part)")
        }
        let object = try JSONValue(
            reading: Array(evaluate("--input", folder.path + "/new.csv", "--json").output.utf8).span)
        #expect(object["rows_dropped"]?["refused by the model"] == .number(1))
        #expect(object["customers"] == .number(15))
        #expect(object["drift"]?.elements?[0]["rating"] == .string("changed"))
        // One segment alone has no silhouette.
        #expect(object["measures"]?["silhouette"] == .null)
    }

    @Test func aBundleWithoutFeaturesShowsTheFiguresOfItsTraining() {
        train()
        let run = evaluate()
        #expect(run.status == 0)
        #expect(run.errors.hasPrefix("note: the bundle keeps no features of its customers"))
        for part in ["\nQuality\n", "\nConfidence\n", "\nSegments\n"] { #expect(run.output.contains(part)) }
        #expect(evaluate("--json").output == TrainerRun(["inspect", bundle, "--json"]).output)
    }

    @Test func aFileOfOtherThingsIsRefusedWithItsColumns() throws {
        train()
        try folder.write("new.csv", "CustomerID,Height\n1,2\n")
        let run = evaluate("--input", folder.path + "/new.csv")
        #expect(run.status == 1)
        #expect(run.errors.contains("new.csv: line 1: expected a column 'Age'"))
    }

    @Test func whatWasTrainedOnIsReadByItsOwnHeaders() throws {
        let rows = folder.path + "/mall.csv"
        #expect(TrainerRun(["generate", "mall", "--rows", "60", "--output", rows]).status == 0)
        let trained = TrainerRun(
            [
                "train", "mall", "--input", rows, "--output", bundle, "--restarts", "5", "--bootstrap", "0",
                "--k-range", "none", "--k", "3",
            ])
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(try folder.read("mall.csv").contains("Annual Income (k$)"))
        for run in [evaluate("--input", rows), TrainerRun(["compare", bundle, bundle, "--input", rows])] {
            #expect(run.status == 0, "\(run.errors)")
        }
        let scored = TrainerRun(["score", bundle, "--input", rows, "--output", folder.path + "/scored.csv"])
        #expect(scored.status == 0, "\(scored.errors)")
        #expect(scored.errors.split(separator: "\n").last?.split(separator: " ").last == "0", "\(scored.errors)")
    }

    @Test func customersNeedNoIdsToBeMeasured() throws {
        train()
        let rows = SampleData.attributes().split(separator: "\n").map { $0.drop { $0 != "," }.dropFirst() }
        try folder.write("new.csv", rows.joined(separator: "\n") + "\n")
        let run = evaluate("--input", folder.path + "/new.csv")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func aFileInWhichNobodyIsLeftIsAnError() throws {
        train()
        let rows = SampleData.attributes().split(separator: "\n")
        try folder.write("new.csv", "\(rows[0])\nC7,40,Robot,Pune,1,1,1,1,1,Low,Day\n")
        let run = evaluate("--input", folder.path + "/new.csv")
        #expect(run.status == 1)
        #expect(run.errors == "trainer: none of 1 rows can be used (refused by the model 1)\n")
        try folder.write("new.csv", "\(rows[0])")
        #expect(
            evaluate("--input", folder.path + "/new.csv").errors.hasSuffix(
                "expected rows behind the header, found none\n"))
    }
}
