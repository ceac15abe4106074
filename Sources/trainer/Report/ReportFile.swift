import Bytes
import FoundationEssentials
import ModelBundle
import Segmentation

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

extension ReportData {
    /// What of the data cannot be of `model`; nil where all of it can.
    func disagreement(with model: LoadedModel) -> (field: String, text: String)? {
        let schema = model.segmenter.encoder.schema
        let clusters = model.segmenter.kMeans.clusterCount
        let width = schema.columnNames.count
        guard version == Self.currentVersion else {
            return ("version", "expected \(Self.currentVersion), found \(version)")
        }
        guard columns == schema.columnNames else {
            return ("columns", "expected \(schema.columnNames), as features.json says, found \(columns)")
        }
        guard correlation.count == width, correlation.allSatisfy({ $0.count == width }) else {
            return ("correlation", "expected \(width) rows of \(width)")
        }
        guard distributions.allSatisfy({ $0.edges.count == $0.counts.count + 1 }) else {
            return ("distributions", "expected one edge more than counts")
        }
        guard components.mean.count == width, !components.loadings.isEmpty,
            components.loadings.allSatisfy({ $0.count == width })
        else { return ("components", "expected a mean and loadings of \(width) columns") }
        guard silhouettes.map({ $0.clusters.count == clusters }) ?? true else {
            return ("silhouettes.clusters", "expected \(clusters) lists, one per cluster")
        }
        guard boxes.values.allSatisfy({ $0.count == clusters }) else {
            return ("boxes", "expected \(clusters) per feature, one per cluster")
        }
        return cloud.disagreement(clusters: clusters)
    }
}

extension ReportData.Cloud {
    fileprivate func disagreement(clusters count: Int) -> (field: String, text: String)? {
        guard (1...3).contains(axes.count), axes.allSatisfy({ $0.count == clusters.count }) else {
            return ("cloud.axes", "expected one to three lists of \(clusters.count) coordinates, one per cluster")
        }
        if let wrong = clusters.first(where: { !(0..<count).contains($0) }) {
            return ("cloud.clusters", "expected clusters from 0 to \(count - 1), found \(wrong)")
        }
        if let wrong = anomalies.first(where: { !clusters.indices.contains($0) }) {
            return ("cloud.anomalies", "expected points from 0 to \(clusters.count - 1), found \(wrong)")
        }
        return nil
    }
}
