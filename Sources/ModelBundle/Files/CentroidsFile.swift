import JSON
import Segmentation

/// `centroids.json`: one row per cluster, in the models' coordinates.
enum CentroidsFile {
    static let name = "centroids.json"

    static func write(_ model: KMeansModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("inertia", model.inertia)
        json.key("centroids")
        json.rows(of: model.centroids)
        json.endObject()
    }

    static func read(_ document: BundleField, dimension: Int) throws(BundleError) -> KMeansModel {
        let field = try document("centroids")
        let centroids = try field.matrix(columns: dimension)
        guard centroids.rows > 0 else { throw field.error("expected at least one centroid, found none") }
        return KMeansModel(centroids: centroids, inertia: try document("inertia").number())
    }
}
