import JSON
import Segmentation

/// `dbscan.json`: the radius, the neighbours a core point needs, and the core points in the models' coordinates.
enum DBSCANFile {
    static let name = "dbscan.json"

    static func write(_ model: DBSCANModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("eps", model.eps)
        json.member("minimum_samples", model.minimumSamples)
        json.key("core_points")
        json.rows(of: model.corePoints)
        json.endObject()
    }

    static func read(_ document: BundleField, dimension: Int) throws(BundleError) -> DBSCANModel {
        let eps = try document("eps")
        guard try eps.number() > 0 else { throw eps.mismatch("a positive number") }
        return DBSCANModel(
            eps: try eps.number(), minimumSamples: try document("minimum_samples").integer(atLeast: 1),
            corePoints: try document("core_points").matrix(columns: dimension))
    }
}
