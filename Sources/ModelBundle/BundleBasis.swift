import Bytes
import Segmentation

/// The parts of a bundle that all others are checked against, and how those are read: version, checksums, shapes, and
/// that the parts speak of one model.
struct BundleBasis: Sendable {
    let manifest: Manifest
    let overall: ClusterProfile
    let profiles: [ClusterProfile]
    private let folder: BundleFolder
    private let encoder: FeatureEncoder
    private let kMeans: KMeansModel
    private let mixture: GaussianMixtureModel?
    private let calibration: Calibration
    private let segments: SegmentMap

    /// Reads them in the folder `path`.
    init(_ path: String) throws(BundleError) {
        var folder = BundleFolder(path: path, checksums: nil)
        let (manifest, checksums) = try ManifestFile.read(try folder.document(ManifestFile.name))
        folder.checksums = checksums
        let encoder = try Self.readEncoder(folder)
        let (kMeans, mixture) = try Self.readClusters(folder, manifest, dimension: encoder.dimension)
        let clusterCount = kMeans.clusterCount
        calibration = try Self.readCalibration(folder, manifest, clusterCount: clusterCount)
        (overall, profiles) = try ProfilesFile.read(
            try folder.document(ProfilesFile.name), schema: encoder.schema, clusterCount: clusterCount)
        segments = try SegmentsFile.read(
            try folder.document(SegmentsFile.name, isChecked: false), clusterCount: clusterCount)
        (self.manifest, self.folder, self.encoder) = (manifest, folder, encoder)
        (self.kMeans, self.mixture) = (kMeans, mixture)
    }

    /// The fitted model with its core points.
    func segmenter(with density: DBSCANModel?) -> Segmenter {
        Segmenter(
            kind: manifest.kind, encoder: encoder, kMeans: kMeans, mixture: mixture, calibration: calibration,
            dbscan: density, segments: segments)
    }

    /// The core points; nil where DBSCAN was not run.
    func readDensity() throws(BundleError) -> DBSCANModel? {
        guard let density = manifest.evaluation.density else { return nil }
        let file = try folder.document(DBSCANFile.name)
        let model = try DBSCANFile.read(file, dimension: encoder.dimension)
        guard model.corePoints.rows == density.corePoints else {
            throw try file("core_points").error(
                "expected \(density.corePoints) core points, as \(ManifestFile.name) says, found "
                    + "\(model.corePoints.rows)")
        }
        return model
    }

    /// The training customers; nil where the bundle carries none.
    func readCustomers() throws(BundleError) -> CustomerTable? {
        guard folder.lists(CustomersFile.name) else { return nil }
        let file = folder.file(CustomersFile.name)
        let expected = manifest.trainingData.customers
        let table = try CustomersFile.read(
            try folder.content(CustomersFile.name), file: file, schema: encoder.schema,
            clusterCount: kMeans.clusterCount, expected: expected)
        guard table.count == expected else {
            throw BundleError(
                file: file,
                problem: "expected \(expected) customers, as \(ManifestFile.name) says, found \(table.count)")
        }
        return table
    }

    /// The segments as training wrote them; nil where the bundle does not say.
    func readTrainedSegments() throws(BundleError) -> SegmentMap? {
        guard folder.lists(SegmentsFile.trainedName) else { return nil }
        return try SegmentsFile.read(
            try folder.document(SegmentsFile.trainedName), clusterCount: kMeans.clusterCount)
    }

    /// The map's file, or what is wrong with it: a model serves without one, and a power failure may take the file.
    func readMap() -> Result<BundleField, BundleError>? {
        guard FileSystem.exists(folder.file(CustomerMapFile.name)) else { return nil }
        return Result { () throws(BundleError) in
            try folder.document(CustomerMapFile.name, isChecked: false, limit: CustomerMapFile.largestFile)
        }
    }

    private static func readEncoder(_ folder: BundleFolder) throws(BundleError) -> FeatureEncoder {
        let schema = try FeaturesFile.read(
            try folder.document(FeaturesFile.name),
            encodings: .init(document: try folder.document(EncodingsFile.name)))
        let columns = schema.columnNames
        let scaler = try ScalerFile.read(try folder.document(ScalerFile.name), columns: columns)
        let projection: Projection? =
            folder.lists(ProjectionFile.name)
            ? try ProjectionFile.read(try folder.document(ProjectionFile.name), columns: columns) : nil
        return FeatureEncoder(schema: schema, scaler: scaler, projection: projection)
    }

    private static func readClusters(
        _ folder: BundleFolder, _ manifest: Manifest, dimension: Int
    ) throws(BundleError) -> (kMeans: KMeansModel, mixture: GaussianMixtureModel?) {
        var mixture: GaussianMixtureModel?
        let kMeans: KMeansModel
        switch manifest.assignment {
        case .kMeans:
            kMeans = try CentroidsFile.read(try folder.document(CentroidsFile.name), dimension: dimension)
        case .mixture:
            let model = try MixtureFile.read(try folder.document(MixtureFile.name), dimension: dimension)
            kMeans = KMeansModel(centroids: model.means, inertia: manifest.evaluation.inertia)
            mixture = model
        }
        let sizes = manifest.evaluation.sizes.count
        guard sizes == kMeans.clusterCount else {
            throw folder.manifestError(
                "evaluation.sizes", "expected \(kMeans.clusterCount) sizes, one per centroid, found \(sizes)")
        }
        return (kMeans, mixture)
    }

    private static func readCalibration(
        _ folder: BundleFolder, _ manifest: Manifest, clusterCount: Int
    ) throws(BundleError) -> Calibration {
        let file = try folder.document(CalibrationFile.name)
        let calibration = try CalibrationFile.read(file)
        guard let bootstrap = manifest.evaluation.bootstrap else { return calibration }
        guard bootstrap.stability.count == clusterCount else {
            throw folder.manifestError(
                "evaluation.bootstrap.stability",
                "expected \(clusterCount) figures, one per centroid, found \(bootstrap.stability.count)")
        }
        guard calibration.kind == bootstrap.calibration.method else {
            throw try file("method").mismatch(
                "\"\(bootstrap.calibration.method.rawValue)\", as \(ManifestFile.name) says")
        }
        return calibration
    }
}
