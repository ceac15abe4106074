import JSON
import Segmentation

/// `calibration.json`: how squared distances become a confidence.
enum CalibrationFile {
    static let name = "calibration.json"

    static func write(_ calibration: Calibration, to json: inout JSONWriter) {
        json.beginObject()
        json.member("method", calibration.kind.rawValue)
        switch calibration.method {
        case .temperature(let temperature):
            json.member("temperature", temperature)
        case .isotonic(let map):
            json.key("margins")
            json.value(map.margins)
            json.key("confidences")
            json.value(map.confidences)
        }
        json.endObject()
    }

    static func read(_ document: BundleField) throws(BundleError) -> Calibration {
        switch try document("method").word(Calibration.Kind.self) {
        case .temperature:
            let temperature = try document("temperature")
            guard try temperature.number() > 0 else { throw temperature.mismatch("a positive number") }
            return Calibration(temperature: try temperature.number())
        case .isotonic:
            return Calibration(isotonic: try readMap(document))
        }
    }

    private static func readMap(_ document: BundleField) throws(BundleError) -> IsotonicMap {
        var margins: [Double] = []
        for element in try document("margins").elements() {
            let margin = try element.number()
            guard margins.last.map({ $0 < margin }) ?? true else { throw element.mismatch("ascending margins") }
            margins.append(margin)
        }
        guard !margins.isEmpty else { throw try document("margins").error("expected at least one margin, found none") }
        let field = try document("confidences")
        let confidences = try field.numbers(count: margins.count)
        for (element, (confidence, previous)) in zip(try field.elements(), zip(confidences, [0] + confidences)) {
            guard (previous...1).contains(confidence) else {
                throw element.mismatch("confidences from 0 to 1 that never fall")
            }
        }
        return IsotonicMap(margins: margins, confidences: confidences)
    }
}
