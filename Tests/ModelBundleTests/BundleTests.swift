import FoundationEssentials
import Glibc
import ModelBundle
import Segmentation
import TestSupport
import Testing

@Suite struct BundleTests {
    @Test(arguments: Segmenter.Kind.allCases)
    func whatIsWrittenReadsBackTheSame(kind: Segmenter.Kind) throws {
        let folder = try TemporaryFolder()
        let model = try LoadedModel.sample(kind)
        let written = try BundleWriter.write(model, to: folder.path + "/deep/er/model")
        let read = try BundleReader.read(folder.path + "/deep/er/model/")
        for loaded in [written, read] {
            #expect(loaded.manifest == model.manifest)
            #expect(loaded.segmenter.encoder == model.segmenter.encoder)
            #expect(loaded.segmenter.kMeans == model.segmenter.kMeans)
            #expect(loaded.segmenter.calibration == model.segmenter.calibration)
            #expect(loaded.segmenter.segments == model.segmenter.segments)
            #expect(loaded.segmenter.dbscan?.corePoints == model.segmenter.dbscan?.corePoints)
            #expect(loaded.segmenter.dbscan?.eps == model.segmenter.dbscan?.eps)
            #expect(loaded.overall == model.overall)
            #expect(loaded.profiles == model.profiles)
            #expect(loaded.customers == model.customers)
        }
    }

    @Test func tellsHowManyBytesGrowWithTheCustomers() throws {
        let folder = try TemporaryFolder()
        #expect(BundleReading(folder.path).bytes(of: .basis) == 0)
        try folder.write("customers.csv", "12345")
        try folder.write("dbscan.json", "{}")
        try folder.write("features.json", "[]")
        let parts = BundleReading.Part.allCases
        #expect(parts.map { BundleReading(folder.path).bytes(of: $0) } == [7, 2, 5, 0])
    }

    @Test func theSameModelGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/a")
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/b")
        let names = try FileSystem.entries(of: folder.path + "/a")
        #expect(names == (try FileSystem.entries(of: folder.path + "/b")))
        #expect(names.count == 10)
        for name in names {
            #expect(try folder.read("a/" + name) == folder.read("b/" + name))
        }
    }

    @Test func aBundleIsReplacedWholeAndNothingIsLeftBeside() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/m")
        try BundleWriter.write(.sample(.rfm), to: folder.path + "/m")
        #expect(try BundleReader.read(folder.path + "/m").segmenter.kind == .rfm)
        #expect(try FileSystem.entries(of: folder.path) == ["m"])
        #expect(!FileSystem.exists(folder.path + "/m/dbscan.json"))
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
    func whereNothingMayBeWrittenIsToldBeforeAnythingIsDone() throws {
        let folder = try TemporaryFolder()
        #expect(unsafe chmod(folder.path, 0o500) == 0)
        defer { _ = unsafe chmod(folder.path, 0o700) }
        for path in ["/m", "/deep/er/m"] {
            let error = #expect(throws: BundleError.self) { try BundleWriter.checkTarget(folder.path + path) }
            #expect(error?.description == "\(folder.path): cannot write: Permission denied")
        }
    }

    @Test func aLinkToABundleStaysAndItsBundleIsReplaced() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/releases/one")
        let link = folder.path + "/current"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "releases/one")
        for path in [link, link + "/"] {
            try BundleWriter.write(.sample(.rfm), to: path)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "releases/one")
            #expect(try BundleReader.read(folder.path + "/releases/one").segmenter.kind == .rfm)
        }
        #expect(try FileSystem.entries(of: folder.path) == ["current", "releases"])
        #expect(try FileSystem.entries(of: folder.path + "/releases") == ["one"])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/lost", withDestinationPath: "nowhere")
        #expect(throws: BundleError.self) { try BundleWriter.write(.sample(.rfm), to: folder.path + "/lost") }
    }

    @Test func aFolderThatIsNoBundleIsNotReplaced() throws {
        let folder = try TemporaryFolder()
        try folder.write("m/precious.txt", "mine")
        let error = #expect(throws: BundleError.self) {
            try BundleWriter.write(.sample(.rfm), to: folder.path + "/m")
        }
        #expect(error?.problem.contains("without manifest.json") == true)
        #expect(try folder.read("m/precious.txt") == "mine")
    }

    @Test func aSegmentsFileMayBeEdited() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.rfm), to: folder.path)
        try folder.edit("segments.json", replacing: "Win-back", with: "Ein Gruß")
        let segments = try BundleReader.read(folder.path).segmenter.segments
        #expect(segments[1].recommendedOffers == ["Ein Gruß"])
    }

    /// A file, what to replace in it with what, and what the complaint must name.
    struct Corruption: Sendable, CustomTestStringConvertible {
        let file: String
        let original: String
        let replacement: String
        let field: String?
        let problem: String
        /// Whether the manifest's checksum is made to agree, so that a deeper check has to find it.
        var isSigned = true

        var testDescription: String { "\(file): \(original) -> \(replacement)" }
    }

    static let corruptions = [
        Corruption(
            file: "manifest.json", original: "\"format_version\": 1", replacement: "\"format_version\": 2",
            field: "format_version", problem: "expected format version 1, found 2.0"),
        Corruption(
            file: "manifest.json", original: "\"kind\": \"attributes\"", replacement: "\"kind\": \"other\"",
            field: "kind", problem: "expected one of \"attributes\", \"rfm\", found \"other\""),
        Corruption(
            file: "manifest.json", original: "\"default_for\": \"attributes\"", replacement: "\"default_for\": \"rfm\"",
            field: "default_for", problem: "expected null or the bundle's own kind"),
        Corruption(
            file: "manifest.json", original: "\"sizes\": [3, 1]", replacement: "\"sizes\": [3]",
            field: "evaluation.sizes", problem: "expected 2 sizes, one per centroid, found 1"),
        Corruption(
            file: "manifest.json", original: "\"core_points\": 2", replacement: "\"core_points\": 3",
            field: "core_points", problem: "expected 3 core points"),
        Corruption(
            file: "manifest.json", original: "\"scaler.json\"", replacement: "\"scalar.json\"",
            field: "files", problem: "expected the checksum of scaler.json, found none"),
        Corruption(
            file: "manifest.json", original: "\"customers\": 4", replacement: "\"customers\": 5",
            field: nil, problem: "expected 5 customers"),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "[2, 2, 1, 1]", field: nil,
            problem: "expected the SHA-256", isSigned: false),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "[2, 2, 1]", field: "centroids[1]",
            problem: "expected 4 numbers, found 3"),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "[2, 2, NaN, 0]", field: nil,
            problem: "expected"),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "[2, 2, 1e999, 0]", field: nil,
            problem: "expected a number within the range of Double"),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "[2, 2, null, 0]",
            field: "centroids[1][2]", problem: "expected a number, found null"),
        Corruption(
            file: "centroids.json", original: "[2, 2, 1, 0]", replacement: "\"2, 2, 1, 0\"",
            field: "centroids[1]", problem: "expected 4 numbers, found a string"),
        Corruption(
            file: "dbscan.json", original: "\"core_points\": [", replacement: "\"core_points\": [[1], [2]], \"x\": [",
            field: "core_points[0]", problem: "expected 4 numbers, found 1"),
        Corruption(
            file: "dbscan.json", original: "\"core_points\": [", replacement: "\"core_points\": [1, 2], \"x\": [",
            field: "core_points[0]", problem: "expected 4 numbers, found a number"),
        Corruption(
            file: "dbscan.json", original: "\"core_points\": [", replacement: "\"core_points\": [], \"x\": [",
            field: "core_points", problem: "expected 2 core points, as manifest.json says, found 0"),
        Corruption(
            file: "scaler.json", original: "[10, 1, 1, 1]", replacement: "[10, 0, 1, 1]", field: "scale[1]",
            problem: "expected a positive number, found 0.0"),
        Corruption(
            file: "scaler.json", original: "[40, 3, 0, 0]", replacement: "[40, 3, 0]", field: "centre",
            problem: "expected 4 numbers, found 3"),
        Corruption(
            file: "scaler.json", original: "\"City\"", replacement: "\"Town\"", field: "features",
            problem: "expected the features of features.json"),
        Corruption(
            file: "features.json", original: "\"transform\": \"sqrt\"", replacement: "\"transform\": \"square\"",
            field: "features[1].transform", problem: "expected one of"),
        Corruption(
            file: "features.json", original: "\"fill_value\": 9", replacement: "\"fill_value\": -9",
            field: "features", problem: "the fill value -9.0 of \"Spent\""),
        Corruption(
            file: "features.json", original: "\"training_range\": [20, 60]",
            replacement: "\"training_range\": [60, 20]", field: "features[0].training_range",
            problem: "expected the lower bound first"),
        Corruption(
            file: "features.json", original: "\"edges\": [0, 50, 100]", replacement: "\"edges\": [0, 100, 50]",
            field: "features[1].training_histogram.edges", problem: "expected ascending edges"),
        Corruption(
            file: "features.json", original: "\"name\": \"Spent\"", replacement: "\"name\": \"Age\"",
            field: "features", problem: "the name \"Age\" stands more than once"),
        Corruption(
            file: "encodings.json", original: "\"City\"", replacement: "\"Town\"", field: nil,
            problem: "expected the categories of \"City\""),
        Corruption(
            file: "encodings.json", original: "\"Poona\": \"Pune\"", replacement: "\"Poona\": \"Goa\"",
            field: "City", problem: "the alias \"Poona\" stands for \"Goa\""),
        Corruption(
            file: "calibration.json", original: "0.5", replacement: "0", field: "temperature",
            problem: "expected a positive number"),
        Corruption(
            file: "calibration.json", original: "\"temperature\",", replacement: "\"magic\",", field: "method",
            problem: "expected one of \"temperature\", \"isotonic\", found \"magic\""),
        Corruption(
            file: "dbscan.json", original: "\"eps\": 1", replacement: "\"eps\": 0", field: "eps",
            problem: "expected a positive number"),
        Corruption(
            file: "dbscan.json", original: "\"minimum_samples\": 2", replacement: "\"minimum_samples\": 0.5",
            field: "minimum_samples", problem: "expected a whole number of at least 1"),
        Corruption(
            file: "profiles.json", original: "\"cluster\": 1", replacement: "\"cluster\": 0",
            field: "clusters[1].cluster", problem: "expected 1"),
        Corruption(
            file: "segments.json", original: "\"cluster\": 1", replacement: "\"cluster\": 0", field: "segments",
            problem: "cluster 0 has more than one segment"),
        Corruption(
            file: "segments.json", original: "\"cluster\": 1", replacement: "\"cluster\": 7", field: "segments",
            problem: "a segment is given for cluster 7"),
        Corruption(
            file: "segments.json", original: "\"name\": \"Premium\"", replacement: "\"title\": \"Premium\"",
            field: "segments[1].name", problem: "expected a value, found none"),
        Corruption(
            file: "segments.json", original: "[\"VIP\"]", replacement: "[\"VIP\"", field: nil,
            problem: "expected"),
        Corruption(
            file: "customers.csv", original: "C4,1", replacement: "C4,2", field: "line 5, cluster",
            problem: "expected a cluster from 0 to 1, found \"2\""),
        Corruption(
            file: "customers.csv", original: "C4,1", replacement: "C3,1", field: nil,
            problem: "the customer \"C3\" stands a second time"),
        Corruption(
            file: "customers.csv", original: "C4,1,-1", replacement: "C4,1,-2", field: "line 5, dbscan_cluster",
            problem: "expected -1, a cluster's number or nothing"),
        Corruption(
            file: "customers.csv", original: "C4,1,-1", replacement: "C4,1,2147483648", field: "line 5, dbscan_cluster",
            problem: "expected -1, a cluster's number or nothing"),
        Corruption(
            file: "customers.csv", original: "Pune", replacement: "Goa", field: "line 5, City",
            problem: "expected one of Delhi, Pune, found \"Goa\""),
        Corruption(
            file: "customers.csv", original: ",Gender", replacement: "", field: "line 2",
            problem: "expected 6 fields, found 7"),
    ]

    @Test(arguments: corruptions)
    func everyCorruptionIsRefusedWithFileAndField(corruption: Corruption) throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path)
        try folder.edit(corruption.file, replacing: corruption.original, with: corruption.replacement)
        if corruption.isSigned { try folder.sign(corruption.file) }
        let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(error.field == corruption.field, "\(error)")
        #expect(error.problem.hasPrefix(corruption.problem), "\(error)")
    }

    @Test func everyMissingFileIsNamed() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path + "/whole")
        for name in try FileSystem.entries(of: folder.path + "/whole") {
            try BundleWriter.write(.sample(.attributes), to: folder.path + "/m")
            try folder.remove("m/" + name)
            let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path + "/m") }
            #expect(error.file.hasSuffix("/m/" + name))
            #expect(error.problem == "cannot open: No such file or directory")
            try folder.write("m/manifest.json", "{}")
        }
    }

    @Test func everyTruncationOfEveryFileIsRefused() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.rfm), to: folder.path)
        for name in try FileSystem.entries(of: folder.path) {
            let whole = try folder.read(name)
            for length in stride(from: 0, to: whole.utf8.count - 1, by: 37) {
                try folder.write(name, String(decoding: whole.utf8.prefix(length), as: UTF8.self))
                #expect(throws: BundleError.self) { try BundleReader.read(folder.path) }
            }
            try folder.write(name, whole)
        }
        _ = try BundleReader.read(folder.path)
    }
}
