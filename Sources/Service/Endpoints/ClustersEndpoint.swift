import JSON
import ModelBundle
import Segmentation

/// `GET /clusters` and `GET /clusters/summary`: where the clusters lie and what their training customers are like.
enum ClustersEndpoint {
    /// Centroids in the features' own units; where a code would stand, the most frequent category.
    static func write(_ model: ServedModel, to json: inout JSONWriter) {
        let segmenter = model.loaded.segmenter
        json.beginObject()
        json.member("model", model.name)
        json.key("clusters")
        json.beginArray()
        for profile in model.loaded.profiles {
            let centroid = segmenter.encoder.decode(segmenter.kMeans.centroids.row(profile.cluster))
            json.beginObject()
            json.members(of: segmenter.segments[profile.cluster])
            json.member("size", profile.count)
            json.figure("share", profile.share)
            json.features("centroid", of: segmenter.encoder.schema) { json, index, feature in
                if case .number = feature.kind {
                    json.figure(centroid[index])
                } else {
                    json.typical(profile.statistics[index], of: feature)
                }
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    /// Counts, shares and the figures of each feature.
    static func writeSummary(_ model: ServedModel, to json: inout JSONWriter) {
        let segmenter = model.loaded.segmenter
        json.beginObject()
        json.member("model", model.name)
        json.member("customers", model.loaded.overall.count)
        json.key("clusters")
        json.beginArray()
        for profile in model.loaded.profiles {
            json.beginObject()
            json.members(of: profile, in: model.loaded)
            json.member("anomalies", profile.anomalies)
            json.features("features", of: segmenter.encoder.schema) { json, index, feature in
                json.value(profile.statistics[index], of: feature)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}
