import JSON
import Segmentation

/// `calibration.json`: how squared distances become a confidence.
enum CalibrationFile {
    static let name = "calibration.json"
    private static let method = "temperature"

    static func write(_ calibration: Calibration, to json: inout JSONWriter) {
        json.beginObject()
        json.member("method", method)
        json.member("temperature", calibration.temperature)
        json.endObject()
    }

    static func read(_ document: BundleField) throws(BundleError) -> Calibration {
        let found = try document("method")
        guard try found.text() == method else { throw found.mismatch("\"\(method)\"") }
        let temperature = try document("temperature")
        guard try temperature.number() > 0 else { throw temperature.mismatch("a positive number") }
        return Calibration(temperature: try temperature.number())
    }
}
