import JSON
import Segmentation

/// `segments.json`: what each cluster means. A person may edit it, so it has no checksum; it is validated instead.
enum SegmentsFile {
    static let name = "segments.json"
    /// The same as training wrote it, which nobody is to edit: what differs from it is a person's work.
    static let trainedName = "trained_segments.json"

    static func write(_ map: SegmentMap, to json: inout JSONWriter) {
        json.beginObject()
        json.key("segments")
        json.beginArray()
        for segment in map.segments {
            json.beginObject()
            json.member("cluster", segment.cluster)
            json.member("name", segment.name)
            json.member("description", segment.description)
            json.key("characteristics")
            json.value(segment.characteristics)
            json.key("recommended_offers")
            json.value(segment.recommendedOffers)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    static func read(_ document: BundleField, clusterCount: Int) throws(BundleError) -> SegmentMap {
        let field = try document("segments")
        var segments: [Segment] = []
        for entry in try field.elements() {
            segments.append(
                Segment(
                    cluster: try entry("cluster").integer(), name: try entry("name").text(),
                    description: try entry("description").text(),
                    characteristics: try entry("characteristics").texts(),
                    recommendedOffers: try entry("recommended_offers").texts()))
        }
        do {
            return try SegmentMap(segments, clusterCount: clusterCount)
        } catch {
            throw field.error(error.description)
        }
    }
}
