import Bytes
import JSON
import ModelBundle
import Scoring
import Segmentation

/// What a model gives of each customer.
enum InferenceOutput: String, CaseIterable {
    case cluster, segment, confidence, anomaly
    /// What to know of each prediction, as text; only where it is asked for by its name.
    case warnings

    var type: TensorType {
        switch self {
        case .cluster: .int64
        case .segment, .warnings: .bytes
        case .confidence: .fp64
        case .anomaly: .bool
        }
    }

    /// The outputs that `model` has.
    static func all(of model: ServedModel) -> [InferenceOutput] {
        allCases.filter { $0 != .anomaly || model.loaded.segmenter.dbscan != nil }
    }

    /// Those that a request gets which names none.
    static func standard(of model: ServedModel) -> [InferenceOutput] { all(of: model).filter { $0 != .warnings } }

    /// Writes the elements into a list of JSON.
    func write(_ batch: InferenceBatch, of model: ServedModel, to json: inout JSONWriter) {
        json.beginArray()
        for (row, prediction) in batch.predictions.enumerated() {
            switch self {
            case .cluster: json.value(prediction.cluster)
            case .confidence: json.value(prediction.confidence)
            case .anomaly: json.value(prediction.isAnomaly == true)
            case .segment, .warnings: json.value(text(row, prediction, batch, model))
            }
        }
        json.endArray()
    }

    /// Appends the elements as they stand in memory, the least significant byte first.
    func append(_ batch: InferenceBatch, of model: ServedModel, to output: inout ByteBuffer) {
        for (row, prediction) in batch.predictions.enumerated() {
            switch self {
            case .cluster: output.append(littleEndian: UInt64(prediction.cluster), width: 8)
            case .confidence: output.append(littleEndian: prediction.confidence.bitPattern, width: 8)
            case .anomaly: output.append(prediction.isAnomaly == true ? 1 : 0)
            case .segment, .warnings:
                let text = text(row, prediction, batch, model)
                output.append(littleEndian: UInt64(text.utf8.count), width: 4)
                output.append(utf8: text)
            }
        }
    }

    private func text(_ row: Int, _ prediction: Prediction, _ batch: InferenceBatch, _ model: ServedModel) -> String {
        guard self == .warnings else { return model.loaded.segmenter.segments[prediction.cluster].name }
        return batch.warnings[row].map(\.sentence).joined(separator: "; ")
    }
}

extension ByteBuffer {
    fileprivate mutating func append(littleEndian bits: UInt64, width: Int) {
        for index in 0..<width { append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * index))) }
    }
}
