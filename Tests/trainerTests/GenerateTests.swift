import ModelBundle
import TestSupport
import Testing
import Training

@testable import trainer

/// What is planted in made-up data is found again by a model that is trained on it.
@Suite struct GenerateTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func generate(_ shape: String, rows: Int, to output: String) -> TrainerRun {
        TrainerRun([
            "generate", shape, "--rows", "\(rows)", "--output", path(output), "--segments", path("planted.csv"),
        ])
    }

    /// The adjusted Rand index between the planted segments and the clusters of the bundle's customers.
    private func recovery(of bundle: String) throws -> Double {
        let model = try BundleReader.read(path(bundle))
        let customers = try #require(model.customers)
        let lines = try folder.read("planted.csv").split(separator: "\n")
        #expect(lines.first == "customer_id,segment")
        let planted = Dictionary(
            uniqueKeysWithValues: lines.dropFirst().map { line in
                (String(line.prefix { $0 != "," }), String(line.drop { $0 != "," }))
            })
        let names = Array(Set(planted.values)).sorted()
        let truth = try customers.ids.map { id in
            let segment = try #require(planted[id])
            return try #require(names.firstIndex(of: segment))
        }
        return Contingency(
            truth, clusters: names.count, customers.labels.map(\.cluster), otherClusters: model.profiles.count
        ).adjustedRandIndex
    }

    @Test func segmentsOfTransactionsAreFoundAgain() throws {
        #expect(generate("retail", rows: 20_000, to: "rows.csv").status == 0)
        let run = TrainerRun([
            "train", "retail", "--transactions", path("rows.csv"), "--output", path("shop"), "--restarts", "5",
            "--bootstrap", "0", "--k-range", "none",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try recovery(of: "shop") > 0.7)
    }

    @Test func segmentsOfCustomersAreFoundAgain() throws {
        #expect(generate("customers", rows: 300, to: "rows.csv").status == 0)
        let run = TrainerRun([
            "train", "customers", "--input", path("rows.csv"), "--output", path("people"), "--restarts", "5",
            "--bootstrap", "0", "--k-range", "none",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try recovery(of: "people") > 0.9)
    }

    @Test func aFileThatCannotBeWrittenIsNamed() {
        let run = generate("mall", rows: 10, to: "nowhere/rows.csv")
        #expect(run.status == 1)
        #expect(run.errors.contains("nowhere/rows.csv: cannot write: No such file or directory"))
    }

    @Test(arguments: [("retail", "999"), ("retail", "many"), ("mall", "4"), ("customers", "0"), ("carts", "3")])
    func tooFewRowsAreRefused(shape: String, rows: String) {
        let run = TrainerRun(["generate", shape, "--rows", rows, "--output", path("rows")])
        #expect(run.status == 2)
        #expect(run.errors.contains("--rows"))
    }
}
