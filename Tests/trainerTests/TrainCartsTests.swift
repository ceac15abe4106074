import ModelBundle
import Segmentation
import Synchronization
import TestSupport
import Testing

@testable import trainer

@Suite struct TrainCartsTests {
    private let folder: TemporaryFolder
    private let shop = SampleShop()
    private var bundle: String { folder.path + "/carts" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func train(_ options: [String], pauses: PauseLog = PauseLog()) -> TrainerRun {
        TrainerRun(
            ["train", "carts", "--output", bundle, "--restarts", "5", "--bootstrap", "0", "--k-range", "none"]
                + options,
            sourceDateEpoch: "1700000000", pause: { pauses.note($0) })
    }

    @Test func amountsAreInTheCurrencyThatIsNamed() throws {
        try #require(TrainerRun(["generate", "carts", "--rows", "40", "--output", folder.path]).status == 0)
        let files = ["--users", folder.path + "/users.json", "--carts", folder.path + "/carts.json"]
        #expect(train(files + ["--currency", "EUR", "--report", "none"]).status == 0)
        let model = try BundleReader.read(bundle)
        let units = model.segmenter.encoder.schema.features.filter { $0.unit == "EUR" }.map(\.name)
        #expect(units == ["total_spend", "discounted_spend", "avg_item_price"])
        #expect(model.segmenter.segments[0].characteristics[0].contains(" EUR spent after discounts (median "))
        #expect(model.manifest.parameters.contains(.init("currency", .text("EUR"))))
    }

    @Test func anEntryThatCannotBeReadIsCountedOrStopsTheRun() throws {
        try #require(TrainerRun(["generate", "carts", "--rows", "40", "--output", folder.path]).status == 0)
        let users = try folder.read("users.json")
        try folder.write("users.json", users.replacing("\"age\":", with: "\"age\":-", maxReplacements: 1))
        let files = ["--users", folder.path + "/users.json", "--carts", folder.path + "/carts.json"]
        let run = train(files + ["--report", "none"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("left out as unreadable, the first one \(folder.path)/users.json, line 1, age"))
        let strict = train(files + ["--strict"])
        #expect(
            strict.status == 1 && strict.errors.contains("users[0].age: expected 0 to 150 years"), "\(strict.errors)")
    }

    private final class PauseLog: Sendable {
        private let log = Mutex<[Duration]>([])
        var pauses: [Duration] { log.withLock { $0 } }
        func note(_ pause: Duration) { log.withLock { $0.append(pause) } }
    }

    private func trainFromFiles(_ options: String...) throws -> TrainerRun {
        for listing in ["users", "carts"] { try folder.write(listing + ".json", shop.array(listing)) }
        return train(
            ["--users", folder.path + "/users.json", "--carts", folder.path + "/carts.json"] + options)
    }

    @Test func filesBecomeABundleThatKeepsOnlyLabels() throws {
        let run = try trainFromFiles()
        #expect(run.status == 0, "\(run.errors)")
        let model = try BundleReader.read(bundle)
        #expect(model.manifest.kind == .attributes)
        #expect(model.manifest.trainingData.sources.map(\.name) == ["users.json", "carts.json"])
        #expect((model.manifest.trainingData.rowsRead, model.manifest.trainingData.customers) == (80, 40))
        #expect(model.manifest.parameters.contains(.init("constant_features", .text("n_orders, country"))))
        #expect(model.customers?.columns == [] && model.customers?.count == 40)
        #expect(model.segmenter.encoder.projection != nil)
        for text in ["note: n_orders is 1 for every customer", "note: country is Norway for every customer"] {
            #expect(run.errors.contains(text), "\(text)")
        }
        for text in ["orders", "revenue", "High-Value Frequent Shoppers", "- unknown customer"] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test func aServiceGivesTheSameModelAsItsListingsInFiles() throws {
        #expect(try trainFromFiles().status == 0)
        var files = try BundleBytes.read(bundle)
        let shop = shop
        let server = try CannedServer { target, _ in shop.page(target).map { .content($0) } ?? .content("", status: 404)
        }
        let run = train(["--api", server.address, "--page-size", "15"])
        #expect(run.status == 0, "\(run.errors)")
        var pages = try BundleBytes.read(bundle)
        #expect(server.targets.count == 6)
        #expect(run.errors.contains("read 3 pages of \(server.address)/users\n"))
        let sources = try BundleReader.read(bundle).manifest.trainingData.sources
        #expect(sources.map(\.name) == ["\(server.address)/users", "\(server.address)/carts"])
        #expect(sources[0].bytes > 1_000)
        // These name the files that were read.
        for name in ["manifest.json", "report.html", "summary.txt"] { (files[name], pages[name]) = (nil, nil) }
        #expect(files == pages)
    }

    @Test func passingFaultsAreSatOut() throws {
        let shop = shop
        let server = try CannedServer { target, asked in
            let page = shop.page(target) ?? ""
            switch (target, asked) {
            case ("/users?limit=25&skip=0", 0): return .content("busy", status: 503, retryAfter: 3)
            case ("/users?limit=25&skip=25", 0...1): return .content("oops", status: 500)
            case ("/carts?limit=25&skip=0", 0): return .cut(String(page.prefix(100)))
            case ("/carts?limit=25&skip=25", 0): return .content("", status: 302, location: "/v2" + target)
            default: return .content(page)
            }
        }
        let pauses = PauseLog()
        let run = train(["--api", server.address, "--page-size", "25"], pauses: pauses)
        #expect(run.status == 0, "\(run.errors)")
        #expect(pauses.pauses.count == 4 && pauses.pauses[0] == .seconds(3))
        #expect(run.errors.contains("/users?limit=25&skip=25: expected status 200, found 500; trying again in 0."))
        #expect(server.targets.contains("/v2/carts?limit=25&skip=25"))
        #expect(try BundleReader.read(bundle).evaluationSizes == [10, 10, 10, 10])
    }

    @Test func lastingFaultsEndWithThePageAndLeaveNothing() throws {
        let server = try CannedServer { target, _ in
            target.hasPrefix("/users") ? .content("gone", status: 404) : .content("")
        }
        let missing = train(["--api", server.address, "--quiet"])
        #expect(missing.status == 1)
        #expect(
            missing.errors == "trainer: \(server.address)/users?limit=100&skip=0: expected status 200, found 404\n")
        let html = try CannedServer { _, _ in .content("<html>") }
        let foreign = train(["--api", html.address, "--quiet"])
        #expect(foreign.errors.contains("users?limit=100&skip=0: expected JSON, found 6 bytes that are none"))
        #expect(!FileSystem.exists(bundle))
    }

    @Test func pagesThatDoNotMakeOneWholeAreRefused() throws {
        let shop = shop
        // Whatever is asked for, the first page comes.
        let server = try CannedServer { target, _ in
            .content(shop.page(target.split(separator: "&")[0] + "&skip=0") ?? "")
        }
        let run = train(["--api", server.address, "--page-size", "10", "--quiet"])
        #expect(run.status == 1)
        #expect(run.errors.hasSuffix("/users?limit=10&skip=10: skip: expected 10 as was asked for, found 0\n"))
    }

    @Test func silenceEndsWithTheTimeAllowed() throws {
        let silent = try SilentServer()
        let run = train(["--api", silent.address, "--timeout", "0.05", "--retries", "1", "--quiet"])
        #expect(run.status == 1)
        #expect(run.errors.hasSuffix("expected an answer within 0.05 s, found none (the last of 2 tries)\n"))
    }

    @Test(arguments: [
        ([], "expected --api, or both --users and --carts"),
        (["--users", "a"], "expected --api, or both --users and --carts"),
        (["--api", "http://a", "--carts", "b"], "expected --api, or both --users and --carts"),
        (["--users", "-", "--carts", "-"], "found standard input for both"),
        (
            ["--api", "shop.example"],
            "expected an address like https://shop.example/api, found \"shop.example\" for --api"
        ),
        (["--api", "http://a", "--timeout", "0"], "expected seconds from 0.001 to 3600 for --timeout, found \"0\""),
        (["--api", "http://a", "--page-size", "0"], "for --page-size, found \"0\""),
        (
            ["--users", "a", "--carts", "b", "--location", "moon"],
            "expected one of none, country, state, city for --location"
        ),
    ])
    func whatCannotBeUnderstoodIsSaid(_ options: [String], _ message: String) {
        let run = train(options)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}

extension LoadedModel {
    fileprivate var evaluationSizes: [Int] { manifest.evaluation.sizes }
}
