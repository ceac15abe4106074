import Bytes
import JSON
import ModelBundle
import Segmentation
import Training

extension BundleComparison {
    /// The comparison for programs: one object.
    var json: String {
        var buffer = ByteBuffer(capacity: 4096)
        buffer.writeJSON(style: .pretty) { json in
            json.beginObject()
            writeBundle(first, "first", to: &json)
            writeBundle(second, "second", to: &json)
            json.key("changed_parameters")
            json.beginObject()
            for parameter in changedParameters {
                json.key(parameter.name)
                json.beginArray()
                for text in [parameter.first, parameter.second] {
                    if let text { json.value(text) } else { json.null() }
                }
                json.endArray()
            }
            json.endObject()
            writeAgreement(to: &json)
            json.endObject()
        }
        buffer.append("\n")
        return buffer.bytes.text
    }

    private func writeBundle(_ bundle: BundleSummary, _ name: String, to json: inout JSONWriter) {
        let evaluation = bundle.manifest.evaluation
        json.key(name)
        json.beginObject()
        json.member("name", bundle.manifest.name)
        json.member("bundle", bundle.folder)
        json.member("customers", bundle.manifest.trainingData.customers)
        json.member("inertia", evaluation.inertia)
        json.member("silhouette", evaluation.silhouette)
        json.member("davies_bouldin", evaluation.daviesBouldin)
        json.member("calinski_harabasz", evaluation.calinskiHarabasz)
        json.endObject()
    }

    private func writeAgreement(to json: inout JSONWriter) {
        json.key("agreement")
        guard let agreement else { return json.null() }
        json.beginObject()
        switch basis {
        case .file(let name): json.member("on", name)
        case .tables: json.member("on", "customers of both bundles")
        case .centroids: json.member("on", "mean customers of the segments")
        }
        json.member("rows", agreement.rows)
        json.member("adjusted_rand_index", agreement.adjustedRandIndex)
        json.key("segments")
        json.beginArray()
        for (place, match) in agreement.matches.enumerated() { write(match, place, to: &json) }
        json.endArray()
        json.endObject()
    }

    private func write(_ match: ClusteringAgreement.Match, _ place: Int, to json: inout JSONWriter) {
        json.beginObject()
        json.member("first", first.model.segmenter.segments[match.cluster].name)
        json.member("second", second.model.segmenter.segments[match.other].name)
        json.member("first_share", first.model.profiles[match.cluster].share)
        json.member("second_share", second.model.profiles[match.other].share)
        json.member("jaccard", match.jaccard)
        json.key("shifts")
        json.beginObject()
        for shift in shifts { json.member(shift.feature, shift.deviations[place]) }
        json.endObject()
        json.endObject()
    }
}
