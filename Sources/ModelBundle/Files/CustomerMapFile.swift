import Segmentation

/// The map in `report.json`: of all that the trainer keeps there for its report, what the server shows too.
///
/// The file has no checksum, for it can be written again; so all that is read of it is checked against the model.
enum CustomerMapFile {
    static let name = "report.json"
    /// The version of the file that this code reads.
    private static let version = 1
    /// Far beyond the points that the trainer leaves, and the figures of a thousand clusters.
    static let largestFile = 1 << 24
    /// More points than this are no map that a browser turns.
    static let mostPoints = 20_000

    static func read(_ document: BundleField, of segmenter: Segmenter) throws(BundleError) -> CustomerMap {
        let encoder = segmenter.encoder
        let version = try document("version")
        guard try version.integer() == Self.version else {
            throw version.mismatch("\(Self.version)")
        }
        let columns = try document("columns")
        guard try columns.texts() == encoder.schema.columnNames else {
            throw columns.error("expected the columns of the features in their order: \(encoder.schema.columnNames)")
        }
        let axes = try readAxes(try document("components"), encoder)
        guard axes.centres(of: segmenter).joined().allSatisfy(\.isFinite) else {
            throw try document("components")("mean").error("expected means that lie near the segments' centres")
        }
        return try readCloud(try document("cloud"), axes, clusterCount: segmenter.kMeans.clusterCount)
    }

    private static func readAxes(_ document: BundleField, _ encoder: FeatureEncoder) throws(BundleError) -> MapAxes {
        let width = encoder.schema.columnNames.count
        let field = try document("loadings")
        let loadings = try field.matrix(columns: width)
        guard (1...3).contains(loadings.rows) else {
            throw field.error("expected 1 to 3 components, found \(loadings.rows)")
        }
        guard Projection.isOrthonormal(loadings) else {
            throw field.error("expected components of length 1 at right angles to one another, found others")
        }
        let ratios = try document("varianceRatios")
        let count = try ratios.elements().count
        guard count >= loadings.rows else {
            throw ratios.error("expected a share for each of \(loadings.rows) components, found \(count)")
        }
        return MapAxes(
            encoder, mean: try document("mean").numbers(count: width), loadings: loadings,
            varianceRatios: Array(try ratios.numbers(count: count, upTo: 1).prefix(loadings.rows)))
    }

    private static func readCloud(
        _ document: BundleField, _ axes: MapAxes, clusterCount: Int
    ) throws(BundleError) -> CustomerMap {
        let clusters = try document("clusters").integers(below: clusterCount)
        guard clusters.count <= mostPoints else {
            throw try document("clusters").error("expected at most \(mostPoints) points, found \(clusters.count)")
        }
        let coordinates = try document("axes").matrix(columns: clusters.count)
        guard coordinates.rows == axes.count else {
            throw try document("axes").error(
                "expected \(axes.count) lists, one per component, found \(coordinates.rows)")
        }
        return CustomerMap(
            axes: axes, coordinates: (0..<axes.count).map { Array(coordinates.row($0)) }, clusters: clusters,
            anomalies: try document("anomalies").integers(below: clusters.count),
            total: try document("total").integer(atLeast: clusters.count))
    }
}
