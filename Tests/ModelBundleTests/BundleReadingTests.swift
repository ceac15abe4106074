import Dispatch
import ModelBundle
import Segmentation
import TestSupport
import Testing

@Suite struct BundleReadingTests {
    private static let orders: [[BundleReading.Part]] = [[], [.customers, .map, .density], [.density, .basis]]

    @Test(arguments: orders)
    func theModelIsTheSameWhateverWasReadBefore(parts: [BundleReading.Part]) throws {
        let folder = try TemporaryFolder()
        let model = try LoadedModel.sample(.attributes)
        try BundleWriter.write(model, to: folder.path)
        let reading = BundleReading(folder.path)
        DispatchQueue.concurrentPerform(iterations: parts.count) { reading.read(parts[$0]) }
        let read = try reading.model()
        #expect(read.manifest == model.manifest)
        #expect(read.segmenter.dbscan?.corePoints == model.segmenter.dbscan?.corePoints)
        #expect(read.customers == model.customers)
        #expect(try reading.model() === read)
    }

    @Test(arguments: orders)
    func ofSeveralPartsThatAreWrongTheSameIsToldWhateverWasReadBefore(parts: [BundleReading.Part]) throws {
        let folder = try TemporaryFolder()
        try BundleWriter.write(.sample(.attributes), to: folder.path)
        for name in ["customers.csv", "dbscan.json"] { try folder.write(name, "{}") }
        let reading = BundleReading(folder.path)
        for part in parts { reading.read(part) }
        let error = try #require(throws: BundleError.self) { try reading.model() }
        #expect(error.file == folder.path + "/dbscan.json")
        #expect(error.problem.hasPrefix("expected the SHA-256"))
    }

    @Test func aBasisThatIsWrongIsToldByTheWhole() throws {
        let folder = try TemporaryFolder()
        let reading = BundleReading(folder.path)
        for part in BundleReading.Part.allCases { reading.read(part) }
        let error = try #require(throws: BundleError.self) { try reading.model() }
        #expect(error.problem == "cannot open: No such file or directory")
    }

    /// Rows with quotes, other line ends or other digits than the trainer's are read by the complete reader.
    @Test(arguments: [
        ("C4,", "\"C4\","), ("\n", "\r\n"), ("C1,", "\"C1\","), ("C3,", "\"C3\","), (",1,", ",01,"), ("\nC3", "\n\nC3"),
    ])
    func customersAreTheSameHoweverTheirRowsAreWritten(original: String, replacement: String) throws {
        let folder = try TemporaryFolder()
        let model = try LoadedModel.sample(.attributes)
        try BundleWriter.write(model, to: folder.path)
        try folder.edit("customers.csv", replacing: original, with: replacement)
        try folder.sign("customers.csv")
        #expect(try BundleReader.read(folder.path).customers == model.customers)
    }

    @Test(arguments: Segmenter.Kind.allCases, CustomerTable.Contents.allCases)
    func everyContentsOfATableIsReadAsItWasWritten(kind: Segmenter.Kind, contents: CustomerTable.Contents) throws {
        let model = try LoadedModel.sample(kind)
        let table = try #require(model.customers)
        let kept =
            contents == .features
            ? table
            : try CustomerTable(
                columns: [], ids: table.ids, labels: table.labels, values: [])
        let folder = try TemporaryFolder()
        let written = LoadedModel(
            manifest: model.manifest, segmenter: model.segmenter, overall: model.overall, profiles: model.profiles,
            customers: contents == .none ? nil : kept)
        try BundleWriter.write(written, to: folder.path)
        #expect(try BundleReader.read(folder.path).customers == written.customers)
    }
}
