import FoundationEssentials
import Glibc
import JSON
import ModelBundle
import Segmentation
import Service
import TestSupport
import Testing

@Suite struct ModelCatalogTests {
    @Test func readsEveryBundleOfAFolderAndLeavesTheRestAlone() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/b")
        try BundleWriter.write(.sample(.rfm), to: folder.path + "/a")
        try BundleWriter.write(.sample(.rfm), to: folder.path + "/.a.123")
        try folder.write("notes/readme.txt", "no bundle")
        try folder.write("file.txt", "no bundle")
        let catalog = try ModelCatalog.load(folder.path)
        #expect(catalog.models.map(\.name) == ["people", "shop"])
        #expect(catalog.defaultModel(for: .rfm)?.name == "shop")
        #expect(catalog.warnings.isEmpty)
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is closed to the superuser"))
    func aFolderThatCannotBeLookedIntoIsNotPassedOver() throws {
        let folder = try TemporaryFolder()
        for name in ["open", "closed"] { try BundleWriter.write(.sample(.rfm), to: "\(folder.path)/\(name)") }
        let closed = folder.path + "/closed"
        #expect(unsafe chmod(closed, 0) == 0)
        defer { _ = unsafe chmod(closed, 0o755) }
        let failure = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path) }
        #expect(failure.map { "\($0)" } == "\(closed)/manifest.json: cannot open: Permission denied")
    }

    @Test func whatShouldPerhapsBeABundleIsWarnedOf() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.rfm), to: folder.path + "/releases/good")
        let models = folder.path + "/models"
        for name in ["lost+found", "unmounted"] {
            try FileManager.default.createDirectory(atPath: "\(models)/\(name)", withIntermediateDirectories: true)
        }
        for (name, target) in [("linked", "../releases/good"), ("lost", "../releases/bad")] {
            try FileManager.default.createSymbolicLink(atPath: "\(models)/\(name)", withDestinationPath: target)
        }
        let catalog = try ModelCatalog.load(models)
        #expect(catalog.models.count == 1)
        #expect(
            catalog.warnings
                == ["lost", "unmounted"].map {
                    "\(models)/\($0) is not served: expected a bundle, found an empty folder or a link to nothing"
                })
    }

    @Test func oneBadBundleSpoilsTheWholeCatalog() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/good")
        try folder.write("bad/manifest.json", "{}")
        let failure = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path) }
        #expect(
            failure.map { "\($0)" }
                == "\(folder.path)/bad/manifest.json: format_version: expected a value, found none")
    }

    @Test func aBundleThatLostItsManifestIsNotPassedOver() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/good")
        try folder.write("torn/features.json", "{}")
        let failure = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path) }
        #expect(
            failure.map { "\($0)" }
                == "\(folder.path)/torn/manifest.json: cannot open: No such file or directory")
    }

    @Test func theFolderOfOneBundleIsNotTakenForThatOfAll() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/good")
        let failure = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path + "/good") }
        #expect(failure.map { "\($0)" }?.hasSuffix("found a bundle: name the folder that holds it") == true)
    }

    @Test func aFolderWithoutBundlesOrNoFolderIsNamed() throws {
        let folder = try TemporaryFolder()
        let empty = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path) }
        #expect(empty.map { "\($0)" }?.contains("found none") == true)
        let absent = #expect(throws: ModelCatalog.Failure.self) { try ModelCatalog.load(folder.path + "/no") }
        #expect(absent.map { "\($0)" } == "\(folder.path)/no: cannot list: No such file or directory")
    }

    @Test func theOnlyModelOfAKindIsItsDefaultEvenUnsaid() throws {
        let catalog = try ModelCatalog([.sample(.rfm, isDefault: false)], directory: "models")
        #expect(catalog.defaultModel(for: .rfm)?.name == "shop")
        #expect(catalog.defaultModel(for: .attributes) == nil)
        let answer = try ServiceUnderTest.inProcess.get("/segments", of: catalog)
        #expect(answer.status == 404)
        #expect(
            try answer.json["detail"]?.string
                == "no default model of the kind \"attributes\" is loaded; name one with ?model=: shop")
    }

    @Test func namesAndDefaultsMustBeUnambiguous() throws {
        #expect(throws: ModelCatalog.Failure.self) {
            try ModelCatalog([.sample(.rfm), .sample(.rfm)], directory: "models")
        }
    }
}
