import JSON
import ModelBundle
import Segmentation

/// `GET /segments`: what each segment means.
enum SegmentsEndpoint {
    static func write(_ model: ServedModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("model", model.name)
        json.key("segments")
        json.beginArray()
        for segment in model.loaded.segmenter.segments.segments {
            json.beginObject()
            json.members(of: segment)
            json.member("description", segment.description)
            json.member("characteristics", segment.characteristics)
            json.member("recommended_offers", segment.recommendedOffers)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}
