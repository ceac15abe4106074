import Bytes
import JSON
import Segmentation

/// Reads a bundle whole and checks all of it: version, checksums, shapes, and that the parts speak of one model.
package enum BundleReader {
    /// Largest file of a bundle, in bytes: a customer table of some ten million lines.
    package static let largestFile = 1 << 30
    /// The file that makes a folder a bundle.
    package static let manifestName = ManifestFile.name

    /// Reads the bundle in the folder `path`.
    ///
    /// - Throws: ``BundleError`` naming the file and the field that is wrong.
    package static func read(_ path: String) throws(BundleError) -> LoadedModel {
        let (manifest, checksums) = try ManifestFile.read(try document(ManifestFile.name, in: path, checksums: nil))
        let schema = try FeaturesFile.read(
            try document(FeaturesFile.name, in: path, checksums: checksums),
            encodings: .init(document: try document(EncodingsFile.name, in: path, checksums: checksums)))
        let scaler = try ScalerFile.read(
            try document(ScalerFile.name, in: path, checksums: checksums), schema: schema)
        let kMeans = try CentroidsFile.read(
            try document(CentroidsFile.name, in: path, checksums: checksums), dimension: schema.dimension)
        let calibration = try readCalibration(path, manifest, checksums, clusterCount: kMeans.clusterCount)
        let (overall, profiles) = try ProfilesFile.read(
            try document(ProfilesFile.name, in: path, checksums: checksums), schema: schema,
            clusterCount: kMeans.clusterCount)
        let segments = try SegmentsFile.read(
            try document(SegmentsFile.name, in: path, checksums: nil), clusterCount: kMeans.clusterCount)
        guard manifest.evaluation.sizes.count == kMeans.clusterCount else {
            throw BundleError(
                file: path + "/" + ManifestFile.name, field: "evaluation.sizes",
                problem: "expected \(kMeans.clusterCount) sizes, one per centroid, found "
                    + "\(manifest.evaluation.sizes.count)")
        }
        return LoadedModel(
            manifest: manifest,
            segmenter: Segmenter(
                kind: manifest.kind, encoder: FeatureEncoder(schema: schema, scaler: scaler), kMeans: kMeans,
                calibration: calibration,
                dbscan: try readDBSCAN(path, manifest, checksums, dimension: schema.dimension), segments: segments),
            overall: overall, profiles: profiles,
            customers: try readCustomers(path, manifest, checksums, schema, clusterCount: kMeans.clusterCount))
    }

    private static func readCalibration(
        _ path: String, _ manifest: Manifest, _ checksums: [Manifest.FileChecksum], clusterCount: Int
    ) throws(BundleError) -> Calibration {
        let file = try document(CalibrationFile.name, in: path, checksums: checksums)
        let calibration = try CalibrationFile.read(file)
        guard let bootstrap = manifest.evaluation.bootstrap else { return calibration }
        guard bootstrap.stability.count == clusterCount else {
            throw BundleError(
                file: path + "/" + ManifestFile.name, field: "evaluation.bootstrap.stability",
                problem: "expected \(clusterCount) figures, one per centroid, found \(bootstrap.stability.count)")
        }
        guard calibration.kind == bootstrap.calibration.method else {
            throw try file("method").mismatch(
                "\"\(bootstrap.calibration.method.rawValue)\", as \(ManifestFile.name) says")
        }
        return calibration
    }

    private static func readDBSCAN(
        _ path: String, _ manifest: Manifest, _ checksums: [Manifest.FileChecksum], dimension: Int
    ) throws(BundleError) -> DBSCANModel? {
        guard let density = manifest.evaluation.density else { return nil }
        let file = try document(DBSCANFile.name, in: path, checksums: checksums)
        let model = try DBSCANFile.read(file, dimension: dimension)
        guard model.corePoints.rows == density.corePoints else {
            throw try file("core_points").error(
                "expected \(density.corePoints) core points, as \(ManifestFile.name) says, found "
                    + "\(model.corePoints.rows)")
        }
        return model
    }

    private static func readCustomers(
        _ path: String, _ manifest: Manifest, _ checksums: [Manifest.FileChecksum], _ schema: FeatureSchema,
        clusterCount: Int
    ) throws(BundleError) -> CustomerTable? {
        guard checksums.contains(where: { $0.name == CustomersFile.name }) else { return nil }
        let file = path + "/" + CustomersFile.name
        let content = try checkedContent(CustomersFile.name, in: path, checksums: checksums)
        let table = try CustomersFile.read(content.bytes, file: file, schema: schema, clusterCount: clusterCount)
        guard table.count == manifest.trainingData.customers else {
            throw BundleError(
                file: file,
                problem: "expected \(manifest.trainingData.customers) customers, as \(ManifestFile.name) says, found "
                    + "\(table.count)")
        }
        return table
    }

    private static func document(
        _ name: String, in folder: String, checksums: [Manifest.FileChecksum]?
    ) throws(BundleError) -> BundleField {
        let file = folder + "/" + name
        let content = try checkedContent(name, in: folder, checksums: checksums)
        do {
            let limits = JSONLimits(
                depth: 16, stringBytes: 64 * 1024, totalBytes: largestFile, elements: largestFile / 2)
            return BundleField(file: file, path: "", value: try JSONValue(reading: content.bytes, limits: limits))
        } catch {
            throw BundleError(file: file, problem: error.message(in: content.bytes))
        }
    }

    /// A file's bytes, which must have the checksum that the manifest gives; without a list of checksums, any bytes.
    private static func checkedContent(
        _ name: String, in folder: String, checksums: [Manifest.FileChecksum]?
    ) throws(BundleError) -> ByteBuffer {
        let file = folder + "/" + name
        let content = try FileSystem.read(file, limit: largestFile)
        if let checksums { try check(content, of: name, in: folder, against: checksums) }
        return content
    }

    private static func check(
        _ content: borrowing ByteBuffer, of name: String, in folder: String, against checksums: [Manifest.FileChecksum]
    ) throws(BundleError) {
        guard let expected = checksums.first(where: { $0.name == name })?.sha256 else {
            throw BundleError(
                file: folder + "/" + ManifestFile.name, field: "files",
                problem: "expected the checksum of \(name), found none")
        }
        let found = SHA256.digest(of: content.bytes).description
        guard found == expected else {
            throw BundleError(
                file: folder + "/" + name,
                problem: "expected the SHA-256 \(expected) that \(ManifestFile.name) gives, found \(found)")
        }
    }
}
