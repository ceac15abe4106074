import JSON
import Segmentation

/// `projection.json`: the principal components that scaled columns are projected on; absent where they are not.
enum ProjectionFile {
    static let name = "projection.json"

    static func write(_ projection: Projection, columns: [String], to json: inout JSONWriter) {
        json.beginObject()
        json.key("columns")
        json.value(columns)
        json.key("mean")
        json.value(projection.mean)
        json.key("components")
        json.rows(of: projection.components)
        json.key("explained_variance")
        json.value(projection.explainedVariance)
        json.key("explained_variance_ratio")
        json.value(projection.explainedVarianceRatio)
        json.endObject()
    }

    static func read(_ document: BundleField, columns: [String]) throws(BundleError) -> Projection {
        guard try document("columns").texts() == columns else {
            throw try document("columns").error("expected the columns of the features in their order: \(columns)")
        }
        let field = try document("components")
        let components = try field.matrix(columns: columns.count)
        guard (1...columns.count).contains(components.rows) else {
            throw field.error("expected 1 to \(columns.count) components, found \(components.rows)")
        }
        guard Projection.isOrthonormal(components) else {
            throw field.error("expected components of length 1 at right angles to one another, found others")
        }
        return Projection(
            mean: try document("mean").numbers(count: columns.count), components: components,
            explainedVariance: try document("explained_variance").numbers(
                count: components.rows, upTo: .infinity),
            explainedVarianceRatio: try document("explained_variance_ratio").numbers(
                count: components.rows, upTo: 1))
    }
}
