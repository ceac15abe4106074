import JSON
import Segmentation

/// `mixture.json`: the normal distributions that assign a customer where the manifest says `mixture`.
enum MixtureFile {
    static let name = "mixture.json"

    static func write(_ mixture: GaussianMixtureModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("covariance_shape", mixture.shape.rawValue)
        json.key("weights")
        json.value(mixture.weights)
        json.key("means")
        json.rows(of: mixture.means)
        json.key("covariances")
        json.rows(of: mixture.covariances)
        json.endObject()
    }

    static func read(_ document: BundleField, dimension: Int) throws(BundleError) -> GaussianMixtureModel {
        let shape: GaussianMixtureModel.CovarianceShape = try document("covariance_shape").word()
        let means = try document("means").matrix(columns: dimension)
        guard means.rows > 0 else { throw try document("means").error("expected at least one component, found none") }
        let weights = try document("weights").numbers(count: means.rows)
        let field = try document("covariances")
        let size = GaussianMixtureModel.size(of: shape, means.rows, dimension)
        let covariances = try field.matrix(columns: size.columns)
        guard covariances.rows == size.rows else {
            throw field.error(
                "expected \(size.rows) rows, as \(shape.rawValue) covariances have, found \(covariances.rows)")
        }
        do throws(GaussianMixtureModel.Failure) {
            return try GaussianMixtureModel(shape: shape, weights: weights, means: means, covariances: covariances)
        } catch {
            throw error == .weights
                ? try document("weights").error("\(error), found others") : field.error("\(error), found another")
        }
    }
}
