import JSON
import Segmentation

/// `scaler.json`: centre and scale of each column that the features take, in transformed units.
enum ScalerFile {
    static let name = "scaler.json"

    static func write(_ scaler: FeatureScaler, columns: [String], to json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", scaler.kind.rawValue)
        json.key("features")
        json.value(columns)
        json.key("centre")
        json.value(scaler.centre)
        json.key("scale")
        json.value(scaler.scale)
        json.endObject()
    }

    static func read(_ document: BundleField, columns names: [String]) throws(BundleError) -> FeatureScaler {
        guard try document("features").texts() == names else {
            throw try document("features").error("expected the features of features.json in their order: \(names)")
        }
        let scale = try document("scale").numbers(count: names.count)
        if let index = scale.firstIndex(where: { $0 <= 0 }) {
            throw BundleError(
                file: document.file, field: "scale[\(index)]",
                problem: "expected a positive number, found \(scale[index])")
        }
        return FeatureScaler(
            kind: try document("kind").word(), centre: try document("centre").numbers(count: names.count),
            scale: scale)
    }
}
