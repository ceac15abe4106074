import ModelBundle
import Segmentation
import TestSupport
import Testing

/// Bundles with a projection, a mixture, limits, a fitted power and columns per category.
@Suite struct MixtureBundleTests {
    @Test func whatIsWrittenReadsBackTheSame() throws {
        let folder = try TemporaryFolder()
        let model = try LoadedModel.sampleMixture()
        let read = try BundleWriter.write(model, to: folder.path + "/mixed")
        #expect(read.manifest == model.manifest && read.manifest.assignment == .mixture)
        #expect(read.segmenter.encoder == model.segmenter.encoder)
        #expect(read.segmenter.mixture == model.segmenter.mixture)
        #expect(read.segmenter.kMeans == model.segmenter.kMeans)
        let names = try FileSystem.entries(of: folder.path + "/mixed")
        #expect(names.contains("mixture.json") && names.contains("projection.json"))
        #expect(!names.contains("centroids.json"))
        #expect(read.segmenter.answer(50, 0, 0) == model.segmenter.answer(50, 0, 0))
    }

    @Test func whatIsNotKnownOfACustomerStaysUnknown() throws {
        let folder = try TemporaryFolder()
        let model = try LoadedModel.sampleMixture()
        let table = try CustomerTable(
            columns: ["Age", "City", "Spent"], ids: ["a", "b", "c", "d"],
            labels: (0..<4).map { .init(cluster: $0 / 3, dbscanCluster: 0) },
            values: [.nan, 0, 1, 2, .nan, 3, 4, 1, .nan, 5, 0, 6])
        let gaps = LoadedModel(
            manifest: model.manifest, segmenter: model.segmenter, overall: model.overall, profiles: model.profiles,
            customers: table)
        let read = try #require(try BundleWriter.write(gaps, to: folder.path + "/gaps").customers)
        #expect(read.values.map(\.isNaN) == table.values.map(\.isNaN))
        #expect(try folder.read("gaps/customers.csv").contains("\na,0,0,,Delhi,1\nb,0,0,2,,3\n"))
    }

    static let corruptions: [BundleTests.Corruption] = [
        .init(
            file: "manifest.json", original: "\"assignment\": \"mixture\"", replacement: "\"assignment\": \"kmeans\"",
            field: nil, problem: "cannot open"),
        .init(
            file: "manifest.json", original: "\"assignment\": \"mixture\"", replacement: "\"assignment\": \"nearest\"",
            field: "assignment", problem: "expected one of \"kmeans\", \"mixture\""),
        .init(
            file: "manifest.json", original: "[2, 1, 1]", replacement: "[2, 1]",
            field: "evaluation.k_table.rows[1].sizes", problem: "expected 3 numbers, found 2"),
        .init(
            file: "manifest.json", original: "\"k\": 3", replacement: "\"k\": 1",
            field: "evaluation.k_table.rows[1].sizes", problem: "expected 1 numbers, found 3"),
        .init(
            file: "manifest.json", original: "\"bic\": 2", replacement: "\"bic\": 4",
            field: "evaluation.k_table.choices.bic", problem: "expected a k of the rows, found 4"),
        .init(
            file: "manifest.json", original: "\"bic\": 2", replacement: "\"taste\": 2",
            field: "evaluation.k_table.choices", problem: "expected the names of criteria, found \"taste\""),
        .init(
            file: "manifest.json", original: "\"silhouette_sample\": 3", replacement: "\"silhouette_sample\": 0",
            field: "evaluation.silhouette_sample", problem: "expected a whole number of at least 1"),
        .init(
            file: "mixture.json", original: "\"spherical\"", replacement: "\"round\"", field: "covariance_shape",
            problem: "expected one of \"full\""),
        .init(
            file: "mixture.json", original: "\"spherical\"", replacement: "\"full\"", field: "covariances[0]",
            problem: "expected 3 numbers, found 1"),
        .init(
            file: "mixture.json", original: "[0.5, 0.5]", replacement: "[0.5, 0.6]", field: "weights",
            problem: "expected weights of at least 0 that add up to 1"),
        .init(
            file: "mixture.json", original: "[0.5, 0.5]", replacement: "[1]", field: "weights",
            problem: "expected 2 numbers, found 1"),
        .init(
            file: "mixture.json", original: "[2, -0.5, 0]", replacement: "[2, -0.5]", field: "means[1]",
            problem: "expected 3 numbers, found 2"),
        .init(
            file: "mixture.json", original: "[1]", replacement: "[-1]", field: "covariances",
            problem: "expected a positive definite covariance matrix for component 1"),
        .init(
            file: "mixture.json", original: "[1]", replacement: "[1], [1]", field: "covariances",
            problem: "expected 2 rows, as spherical covariances have, found 3"),
        .init(
            file: "projection.json", original: "\"City=Pune\"", replacement: "\"City=Goa\"", field: "columns",
            problem: "expected the columns of the features in their order"),
        .init(
            file: "projection.json", original: "[0, 0.5, 0.5, 0]", replacement: "[0, 0.5, 0.5]", field: "mean",
            problem: "expected 4 numbers, found 3"),
        .init(
            file: "projection.json", original: "[1, 0, 0, 0]", replacement: "[1, 0, 0, null]",
            field: "components[0][3]", problem: "expected a number, found null"),
        .init(
            file: "projection.json", original: "[1, 0, 0, 0]", replacement: "[1, 0.1, 0, 0]", field: "components",
            problem: "expected components of length 1 at right angles"),
        .init(
            file: "projection.json", original: "[1, 0, 0, 0]", replacement: "[1, 0, 0, 1e999]", field: nil,
            problem: "expected a number within the range of Double"),
        .init(
            file: "projection.json", original: "[3, 2, 1]", replacement: "[3, -2, 1]", field: "explained_variance[1]",
            problem: "expected a number of at least 0, found -2.0"),
        .init(
            file: "projection.json", original: "[0.5, 0.25, 0.125]", replacement: "[0.5, 25, 0.125]",
            field: "explained_variance_ratio[1]", problem: "expected a number from 0 to 1, found 25.0"),
        .init(
            file: "features.json", original: "\"lambda\": 0", replacement: "\"lambda\": 5.5",
            field: "features[2].lambda", problem: "expected a number from -5.0 to 5.0, found 5.5"),
        .init(
            file: "features.json", original: "\"lambda\": 0", replacement: "\"power\": 0",
            field: "features[2].lambda", problem: "expected a value, found none"),
        .init(
            file: "features.json", original: "[20, 60]", replacement: "[60, 20]", field: "features[0].winsor_limits",
            problem: "expected the lower bound first"),
        .init(
            file: "features.json", original: "[20, 60]", replacement: "[-20, 60]", field: "features",
            problem: "the winsor limits of \"Age\" are outside"),
        .init(
            file: "encodings.json", original: "\"one_hot\"", replacement: "\"hot\"", field: "City.coding",
            problem: "expected one of \"label\", \"one_hot\""),
        .init(
            file: "encodings.json", original: "\"one_hot\"", replacement: "\"label\"", field: "features",
            problem: "expected the features of features.json in their order"),
        .init(
            file: "scaler.json", original: "[10, 1, 1, 1]", replacement: "[10, 1, 1]", field: "scale",
            problem: "expected 4 numbers, found 3"),
    ]

    @Test(arguments: corruptions)
    func everyCorruptionIsRefusedWithFileAndField(corruption: BundleTests.Corruption) throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sampleMixture(), to: folder.path)
        try folder.edit(corruption.file, replacing: corruption.original, with: corruption.replacement)
        if corruption.file != "manifest.json" { try folder.sign(corruption.file) }
        let error = try #require(throws: BundleError.self) { try BundleReader.read(folder.path) }
        #expect(error.field == corruption.field, "\(error)")
        #expect(error.problem.hasPrefix(corruption.problem), "\(error)")
    }
}
