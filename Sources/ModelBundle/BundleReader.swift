import Bytes
import Segmentation

/// Reads a bundle whole and checks all of it: version, checksums, shapes, and that the parts speak of one model.
package enum BundleReader {
    /// Largest file of a bundle, in bytes: a customer table of some ten million lines.
    package static let largestFile = 1 << 30
    /// The file that makes a folder a bundle.
    package static let manifestName = ManifestFile.name
    /// The file that a person may edit.
    package static let segmentsName = SegmentsFile.name

    /// Bytes of the files that grow with the customers, by which bundles differ most in the time that reading them takes.
    package static func customerBytes(in path: String) -> Int {
        [CustomersFile.name, DBSCANFile.name, CustomerMapFile.name].reduce(0) { sum, name in
            sum + ((try? FileSystem.size(of: path + "/" + name)) ?? 0)
        }
    }

    /// Whether the folder `path` is meant to be a bundle: one whose manifest was lost, or that cannot be looked into, is to
    /// be complained of.
    package static func isBundle(_ path: String) -> Bool {
        FileSystem.isClosed(path)
            || [ManifestFile.name, FeaturesFile.name].contains { FileSystem.exists("\(path)/\($0)") }
    }

    /// Reads the bundle in the folder `path`.
    ///
    /// - Throws: ``BundleError`` naming the file and the field that is wrong.
    package static func read(_ path: String) throws(BundleError) -> LoadedModel {
        var folder = BundleFolder(path: path, checksums: nil)
        let (manifest, checksums) = try ManifestFile.read(try folder.document(ManifestFile.name))
        folder.checksums = checksums
        let encoder = try readEncoder(folder)
        let clusters = try readClusters(folder, manifest, dimension: encoder.dimension)
        let clusterCount = clusters.kMeans.clusterCount
        let calibration = try readCalibration(folder, manifest, clusterCount: clusterCount)
        let (overall, profiles) = try ProfilesFile.read(
            try folder.document(ProfilesFile.name), schema: encoder.schema, clusterCount: clusterCount)
        let segments = try SegmentsFile.read(
            try folder.document(SegmentsFile.name, isChecked: false), clusterCount: clusterCount)
        let segmenter = Segmenter(
            kind: manifest.kind, encoder: encoder, kMeans: clusters.kMeans, mixture: clusters.mixture,
            calibration: calibration, dbscan: try readDBSCAN(folder, manifest, dimension: encoder.dimension),
            segments: segments)
        return LoadedModel(
            manifest: manifest, segmenter: segmenter, overall: overall, profiles: profiles,
            customers: try readCustomers(folder, manifest, encoder.schema, clusterCount: clusterCount),
            trainedSegments: folder.lists(SegmentsFile.trainedName)
                ? try SegmentsFile.read(try folder.document(SegmentsFile.trainedName), clusterCount: clusterCount)
                : nil,
            map: readMap(folder, segmenter))
    }

    /// The map, or what is wrong with it: a model serves without one, and a power failure may take the file.
    private static func readMap(
        _ folder: BundleFolder, _ segmenter: Segmenter
    ) -> Result<CustomerMap, BundleError>? {
        guard FileSystem.exists(folder.file(CustomerMapFile.name)) else { return nil }
        return Result { () throws(BundleError) in
            let document = try folder.document(
                CustomerMapFile.name, isChecked: false, limit: CustomerMapFile.largestFile)
            return try CustomerMapFile.read(document, of: segmenter)
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

    private static func readDBSCAN(
        _ folder: BundleFolder, _ manifest: Manifest, dimension: Int
    ) throws(BundleError) -> DBSCANModel? {
        guard let density = manifest.evaluation.density else { return nil }
        let file = try folder.document(DBSCANFile.name)
        let model = try DBSCANFile.read(file, dimension: dimension)
        guard model.corePoints.rows == density.corePoints else {
            throw try file("core_points").error(
                "expected \(density.corePoints) core points, as \(ManifestFile.name) says, found "
                    + "\(model.corePoints.rows)")
        }
        return model
    }

    private static func readCustomers(
        _ folder: BundleFolder, _ manifest: Manifest, _ schema: FeatureSchema, clusterCount: Int
    ) throws(BundleError) -> CustomerTable? {
        guard folder.lists(CustomersFile.name) else { return nil }
        let file = folder.file(CustomersFile.name)
        let expected = manifest.trainingData.customers
        let table = try CustomersFile.read(
            try folder.content(CustomersFile.name), file: file, schema: schema, clusterCount: clusterCount,
            expected: expected)
        guard table.count == expected else {
            throw BundleError(
                file: file,
                problem: "expected \(expected) customers, as \(ManifestFile.name) says, found \(table.count)")
        }
        return table
    }
}
