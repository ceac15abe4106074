package import Bytes
internal import JSON
package import Segmentation

/// The JSON of an answer: all that depends on the cluster alone is written once, when the model is loaded.
package struct PredictionFormat: Sendable {
    /// Decimals of `confidence_score`: more would promise a precision that no calibration has.
    static let confidenceDigits = 4

    /// The part of each cluster's answer that is always the same, one after the other.
    private let heads: [UInt8]
    /// Where each part begins, and where the last ends.
    private let bounds: [Int]

    /// Prepares the answers of a model.
    ///
    /// - Parameter ofRows: whether answers hold nothing but cluster and segment of what is the same for a segment.
    package init(_ segmenter: Segmenter, ofRows: Bool = false) {
        var heads: [UInt8] = []
        var bounds = [0]
        for segment in segmenter.segments.segments {
            var buffer = ByteBuffer(capacity: 1024)
            buffer.writeJSON { json in
                if ofRows {
                    Self.writeRow(segment, to: &json)
                } else {
                    Self.write(segment, of: segmenter.kind, to: &json)
                }
            }
            // Open at the end, where a confidence to be replaced stands and all else that depends on the customer
            // follows; at the front the brace or, behind the customer's id, a comma in its place.
            buffer.truncate(to: buffer.count - 1)
            buffer.append(",\"confidence_score\":0.0000")
            heads += (0..<buffer.count).map { buffer.bytes[$0] }
            bounds.append(heads.count)
        }
        self.heads = heads
        self.bounds = bounds
    }

    /// Appends the answer for one customer as a JSON object.
    ///
    /// - Parameters:
    ///   - identifier: the customer's id as a JSON token; empty when none was given.
    ///   - warnings: what to know of the answer.
    package func append(
        _ prediction: Prediction, identifier: Span<UInt8>, warnings: [FieldIssue], to output: inout ByteBuffer
    ) {
        let head = heads.span.extracting(bounds[prediction.cluster]..<bounds[prediction.cluster + 1])
        if identifier.isEmpty {
            output.append(head)
        } else {
            output.append("{\"customer_id\":")
            output.append(identifier)
            output.append(UInt8(ascii: ","))
            output.append(head.extracting(droppingFirst: 1))
        }
        output.replace(at: output.count - "0.0000".utf8.count, withShare: prediction.confidence)
        // Nearly every answer ends in one of three ways, each appended in one go.
        switch prediction.isAnomaly {
        case true?: output.append(",\"anomaly\":true,\"warnings\":[]}")
        case false?: output.append(",\"anomaly\":false,\"warnings\":[]}")
        case nil: output.append(",\"anomaly\":null,\"warnings\":[]}")
        }
        if !warnings.isEmpty { Self.append(warnings, to: &output) }
    }

    /// Writes warnings in place of the empty list that an answer ends with.
    @inline(never)
    private static func append(_ warnings: [FieldIssue], to output: inout ByteBuffer) {
        output.truncate(to: output.count - "[]}".utf8.count)
        output.writeJSON { $0.value(warnings, in: []) }
        output.append(UInt8(ascii: "}"))
    }

    private static func writeRow(_ segment: Segment, to json: inout JSONWriter) {
        json.beginObject()
        json.member("cluster", segment.cluster)
        json.member("segment", segment.name)
        json.endObject()
    }

    private static func write(_ segment: Segment, of kind: Segmenter.Kind, to json: inout JSONWriter) {
        json.beginObject()
        json.key("cluster")
        json.value(segment.cluster)
        switch kind {
        case .attributes:
            json.key("segment_name")
            json.value(segment.name)
            json.key("segment_description")
            json.value(segment.description)
            json.key("characteristics")
            json.value(segment.characteristics)
        case .rfm:
            json.key("segment")
            json.value(segment.name)
        }
        json.key("recommended_offers")
        json.value(segment.recommendedOffers)
        json.endObject()
    }
}
