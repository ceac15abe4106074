import Bytes
import JSON
import ModelBundle
import Segmentation
import Training

extension EvaluationSummary {
    /// The summary for programs: one object.
    var json: String {
        var buffer = ByteBuffer(capacity: 4096)
        buffer.writeJSON(style: .pretty) { json in
            json.beginObject()
            json.member("name", bundle.manifest.name)
            json.member("bundle", bundle.folder)
            json.member("data", rows.name)
            if let source { json.member("sha256", source.sha256) }
            writeRows(to: &json)
            for (key, figures) in [
                ("measures", measures.map { ($0.name, $0.now) }),
                ("training_measures", measures.map { ($0.name, $0.training) }),
            ] {
                json.key(key)
                json.beginObject()
                for (name, figure) in figures { json.member(Self.key(name), figure) }
                json.endObject()
            }
            writeSegments(to: &json)
            writeDrift(to: &json)
            json.endObject()
        }
        buffer.append("\n")
        return buffer.bytes.text
    }

    private func writeRows(to json: inout JSONWriter) {
        json.member("customers", evaluation.customers)
        guard let report = rows.report else { return }
        json.member("rows_read", report.rowsRead)
        json.key("rows_dropped")
        json.beginObject()
        for removal in report.removals { json.member(removal.rule.rawValue, removal.rows) }
        json.endObject()
    }

    private func writeSegments(to json: inout JSONWriter) {
        json.key("segments")
        json.beginArray()
        for former in bundle.model.profiles {
            let size = evaluation.sizes[former.cluster]
            json.beginObject()
            json.member("cluster", former.cluster)
            json.member("name", bundle.model.segmenter.segments[former.cluster].name)
            json.member("customers", size)
            json.member("share", Double(size) / Double(evaluation.customers))
            json.member("training_share", former.share)
            json.endObject()
        }
        json.endArray()
    }

    private func writeDrift(to json: inout JSONWriter) {
        json.key("drift")
        json.beginArray()
        let segments = Drift(feature: "segments", means: nil, stability: segmentStability)
        for drift in [segments] + drifts {
            json.beginObject()
            json.member("of", drift.feature)
            if let means = drift.means {
                json.member("training_mean", means.training)
                json.member("mean", means.now)
            }
            json.member("stability_index", drift.stability.index)
            json.member("rating", drift.stability.rating.rawValue)
            json.endObject()
        }
        json.endArray()
    }

    /// `share of anomalies` as `share_of_anomalies`.
    private static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}
