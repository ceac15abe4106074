import Bytes
import FoundationEssentials
import ModelBundle

/// `report.json`: what a report is drawn again from.
enum ReportFile {
    static let name = "report.json"
    /// Far beyond what ``ReportData/mostPoints`` points and a thousand clusters come to.
    private static let largestFile = 1 << 26

    /// The file's content: the same bytes for the same data.
    static func text(_ data: ReportData) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(data), as: UTF8.self) + "\n"
    }

    /// Reads the file of the bundle in `folder` and checks that it is of `model`; nil where there is none.
    static func read(in folder: String, for model: LoadedModel) throws(BundleError) -> ReportData? {
        let file = folder + "/" + name
        guard FileSystem.exists(file) else { return nil }
        let content = try FileSystem.read(file, limit: largestFile)
        let data: ReportData
        do {
            let bytes = content.bytes
            data = try JSONDecoder().decode(ReportData.self, from: Data(bytes.indices.map { bytes[$0] }))
        } catch {
            throw BundleError(file: file, problem: problem(error))
        }
        if let problem = data.disagreement(with: model) {
            throw BundleError(file: file, field: problem.field, problem: problem.text)
        }
        return data
    }

    private static func problem(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let context: DecodingError.Context
        let what: String
        switch error {
        case .typeMismatch(let type, let found): (context, what) = (found, "expected \(type)")
        case .valueNotFound(let type, let found): (context, what) = (found, "expected \(type), found null")
        case .keyNotFound(let key, let found):
            (context, what) = (found, "expected the field \(key.stringValue), found none")
        case .dataCorrupted(let found): (context, what) = (found, "expected JSON: \(found.debugDescription)")
        @unknown default: return "\(error)"
        }
        let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        return path.isEmpty ? what : "\(path.joined(separator: ".")): \(what)"
    }
}
