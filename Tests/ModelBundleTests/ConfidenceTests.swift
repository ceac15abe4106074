import ModelBundle
import Segmentation
import TestSupport
import Testing

@Suite struct ConfidenceTests {
    /// The sample of transactions, with confidences by a map.
    private func isotonic() throws -> LoadedModel {
        let sample = try LoadedModel.sample(.rfm)
        let segmenter = sample.segmenter
        let map = IsotonicMap(margins: [0, 0.25, 2], confidences: [0.5, 0.75, 1])
        return LoadedModel(
            manifest: sample.manifest,
            segmenter: Segmenter(
                kind: segmenter.kind, encoder: segmenter.encoder, kMeans: segmenter.kMeans,
                calibration: Calibration(isotonic: map), dbscan: segmenter.dbscan, segments: segmenter.segments),
            overall: sample.overall, profiles: sample.profiles, customers: sample.customers)
    }

    @Test func aMapReadsBackTheSame() throws {
        let folder = try TemporaryFolder()
        let model = try isotonic()
        try BundleWriter.write(model, to: folder.path)
        #expect(try BundleReader.read(folder.path).segmenter.calibration == model.segmenter.calibration)
    }

    @Test(arguments: [
        ("[0, 0.25, 2]", "[0, 2, 0.25]", "margins[2]", "expected ascending margins, found 0.25"),
        ("[0, 0.25, 2]", "[0, 0, 2]", "margins[1]", "expected ascending margins, found 0.0"),
        ("[0, 0.25, 2]", "[]", "margins", "expected at least one margin, found none"),
        ("[0, 0.25, 2]", "7", "margins", "expected an array, found 7.0"),
        ("[0.5, 0.75, 1]", "[0.5, 0.75]", "confidences", "expected 3 numbers, found 2"),
        ("[0.5, 0.75, 1]", "[0.5, 0.4, 1]", "confidences[1]", "expected confidences from 0 to 1 that never fall"),
        ("[0.5, 0.75, 1]", "[0.5, 0.75, 1.1]", "confidences[2]", "expected confidences from 0 to 1 that never fall"),
        ("[0.5, 0.75, 1]", "[-0.1, 0.75, 1]", "confidences[0]", "expected confidences from 0 to 1 that never fall"),
    ])
    func aMapThatMakesNoSenseIsRefused(
        original: String, replacement: String, field: String, problem: String
    ) throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(try isotonic(), to: folder.path)
        try folder.edit("calibration.json", replacing: original, with: replacement)
        try folder.sign("calibration.json")
        let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(error.field == field)
        #expect(error.problem.hasPrefix(problem), "\(error)")
    }

    @Test(arguments: [
        ("\"refits\": 1", "\"refits\": 0", "refits", "expected a whole number of at least 1"),
        ("\"jaccard\": 0.7", "\"jaccard\": 1.7", "stability[1].jaccard", "expected a number from 0 to 1"),
        ("\"doubtful\"", "\"stable\"", "stability[1].rating", "expected \"doubtful\", found \"stable\""),
        ("\"doubtful\"", "\"fine\"", "stability[1].rating", "expected one of \"unstable\", \"doubtful\""),
        (
            "\"adjusted_rand_index\": 0.9", "\"adjusted_rand_index\": 9", "adjusted_rand_index",
            "expected a number from -1 to 1"
        ),
        (
            "\"judged_customers\": 2", "\"judged_customers\": 3", "calibration.judged_customers",
            "expected 2, as many as the reliability table has"
        ),
        (
            "\"expected_calibration_error\": 0.05", "\"expected_calibration_error\": -0.05",
            "calibration.expected_calibration_error", "expected a number from 0 to 1"
        ),
        (
            "\"kept_share\": 1\n", "\"kept_share\": 2\n", "calibration.reliability[9].kept_share",
            "expected a number from 0 to 1"
        ),
        ("\"reliability\": [", "\"reliability\": [{\"customers\": 0},", "calibration.reliability", "expected 10 bins"),
    ])
    func figuresOfRefitsThatMakeNoSenseAreRefused(
        original: String, replacement: String, field: String, problem: String
    ) throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path)
        try folder.edit("manifest.json", replacing: original, with: replacement)
        let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(error.field == "evaluation.bootstrap." + field)
        #expect(error.problem.hasPrefix(problem), "\(error)")
    }

    @Test func figuresOfAnotherModelAreRefused() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path)
        try folder.edit("manifest.json", replacing: "\"method\": \"temperature\"", with: "\"method\": \"isotonic\"")
        let method = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(method.file.hasSuffix("/calibration.json") && method.field == "method")
        #expect(method.problem == "expected \"isotonic\", as manifest.json says, found \"temperature\"")
    }

    @Test func everyClusterNeedsItsStability() throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path)
        try folder.edit(
            "manifest.json", replacing: "\"stability\": [",
            with: "\"stability\": [{\"jaccard\": 1, \"rating\": \"very stable\"},")
        let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(error.field == "evaluation.bootstrap.stability")
        #expect(error.problem == "expected 2 figures, one per centroid, found 3")
    }
}
