import Bytes
import ModelBundle
import Segmentation
import TestSupport
import Testing

@testable import trainer

/// The command that a report shows makes the model again.
@Suite struct ReproductionCommandTests {
    /// The paths of `options` with the folder before what is a file there.
    private func run(_ words: [String], in folder: TemporaryFolder, bundle: String) -> TrainerRun {
        let files = ["people.csv", "data.csv", "users.json", "carts.json"]
        return TrainerRun(
            words.map { files.contains($0) ? folder.path + "/" + $0 : $0.hasPrefix("models/") ? bundle : $0 }
                + ["--quiet"],
            sourceDateEpoch: "1767225600")
    }

    private static let people =
        "id,Age,Income,Town,of_no_use\n"
        + (0..<40).map { row in
            "C\(row),\(30 + row % 4 * 9 + row % 3),\(20_000 + row % 4 * 9_000 + row * 7),\(["Agra", "Pune"][row % 2]),\(row * row % 7)\n"
        }.joined()

    @Test(arguments: [
        ["customers", "--input", "data.csv", "--k", "3", "--k-range", "2-4", "--no-default", "--include-id"],
        [
            "customers", "--input", "data.csv", "--k", "auto", "--k-range", "2-4", "--k-by", "davies-bouldin", "--eps",
            "auto",
        ],
        ["customers", "--input", "data.csv", "--algorithm", "mixture", "--covariances", "tied", "--components", "0.8"],
        ["mall", "--input", "people.csv", "--k-range", "2-6", "--default"],
        [
            "mall", "--input", "people.csv", "--features", "income,score", "--components", "none", "--k", "5",
            "--k-range", "none",
        ],
        ["carts", "--users", "users.json", "--carts", "carts.json", "--location", "none", "--customer-table", "none"],
        [
            "table", "--input", "people.csv", "--id", "id", "--numeric", "Age,Income,of_no_use", "--categorical",
            "Town",
            "--impute", "most-frequent", "--encoding", "label", "--outliers", "z-score", "--outlier-limit", "2.5",
            "--transform-of", "Income=yeo-johnson", "--winsor", "0.05", "--scaler", "min-max", "--k", "2",
        ],
        ["table", "--input", "people.csv", "--components", "1.0"],
        [
            "retail", "--transactions", "data.csv", "--currency", "A$", "--features", "rfm+aov+tenure", "--names",
            "value",
        ],
        [
            "transactions", "--transactions", "data.csv", "--customer", "CustomerID", "--delimiter", "comma",
            "--date-format", "month-first", "--one-order-per-date",
        ],
    ])
    func itGivesTheSameBundle(options: [String]) throws {
        let folder = try TemporaryFolder()
        switch options[0] {
        case "customers": try folder.write("data.csv", SampleData.attributes())
        case "table": try folder.write("people.csv", Self.people)
        case "mall":
            let made = TrainerRun(["generate", "mall", "--rows", "60", "--output", folder.path + "/people.csv"])
            try #require(made.status == 0)
        case "carts":
            try #require(TrainerRun(["generate", "carts", "--rows", "40", "--output", folder.path]).status == 0)
        default: try folder.write("data.csv", SampleData.transactions())
        }
        let bundle = folder.path + "/model"
        let first = run(
            ["train"] + options + ["--output", bundle, "--restarts", "2", "--bootstrap", "2", "--seed", "5"]
                + ["--gap-references", "2"], in: folder, bundle: bundle)
        try #require(first.status == 0, "\(first.errors)")
        let command = try #require(ReproductionCommand(try BundleReader.read(bundle).manifest))
        #expect(command.omitted == [])
        let expected = try BundleBytes.read(bundle)
        let again = run(command.words, in: folder, bundle: folder.path + "/again/model")
        try #require(again.status == 0, "\(command.words) \(again.errors)")
        let found = try BundleBytes.read(folder.path + "/again/model")
        for (name, bytes) in expected where name.hasSuffix(".json") || name.hasSuffix(".csv") {
            #expect(found[name] == bytes, "\(name) by \(command.lines)")
        }
    }

    @Test func ofAServiceItHasTheAddressAndWhatNoOptionSetsIsNamed() throws {
        let manifest = Manifest(
            name: "carts", kind: .attributes, isDefault: false, createdAt: "2026-01-01T00:00:00Z", trainerVersion: "1",
            trainingData: .init(
                sources: [
                    .init(name: "https://shop.example/api/users", bytes: 1, sha256: ""),
                    .init(name: "https://shop.example/api/carts", bytes: 1, sha256: ""),
                ], rowsRead: 1, dropped: [], rowsKept: 1, customers: 1, referenceDate: nil),
            parameters: [
                .init("recipe", .text("carts")), .init("k", .number(4)), .init("mood", .text("it's fine")),
                .init("location", .text("none")),
            ], assignment: .kMeans,
            evaluation: .init(
                inertia: 0, silhouette: nil, daviesBouldin: nil, calinskiHarabasz: nil, sizes: [1], density: nil,
                bootstrap: nil))
        let command = try #require(ReproductionCommand(manifest))
        #expect(
            command.lines == [
                "trainer train carts", "--api https://shop.example/api", "--output models/carts", "--k 4",
                "--location none", "--k-range none", "--components none", "--no-default",
            ])
        #expect(command.omitted == ["mood"])
    }
}
