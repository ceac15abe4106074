import Bytes
import JSON
import ModelBundle
import Segmentation

extension BundleSummary {
    /// The summary for programs: one object.
    var json: String {
        var buffer = ByteBuffer(capacity: 4096)
        buffer.writeJSON(style: .pretty) { json in
            json.beginObject()
            writeHead(to: &json)
            writeData(to: &json)
            writeParameters(to: &json)
            writeQuality(to: &json)
            writeConfidence(to: &json)
            writeSegments(to: &json)
            json.key("warnings")
            json.value(warnings)
            json.endObject()
        }
        buffer.append("\n")
        return buffer.bytes.text
    }

    private func writeHead(to json: inout JSONWriter) {
        json.key("name")
        json.value(manifest.name)
        json.key("kind")
        json.value(manifest.kind.rawValue)
        json.key("is_default")
        json.value(manifest.isDefault)
        json.key("bundle")
        json.value(folder)
        json.key("created_at")
        json.value(manifest.createdAt)
        json.key("trainer_version")
        json.value(manifest.trainerVersion)
    }

    private func writeData(to json: inout JSONWriter) {
        let data = manifest.trainingData
        json.key("rows_read")
        json.value(data.rowsRead)
        json.key("rows_dropped")
        json.beginObject()
        for count in data.dropped {
            json.key(count.rule)
            json.value(count.rows)
        }
        json.endObject()
        json.key("rows_kept")
        json.value(data.rowsKept)
        json.key("customers")
        json.value(data.customers)
        if let reference = data.referenceDate {
            json.key("reference_date")
            json.value(reference)
        }
        if let totals {
            json.key("orders")
            json.value(totals.orders)
            json.key("revenue")
            json.value(totals.revenue)
        }
    }

    private func writeParameters(to json: inout JSONWriter) {
        json.key("parameters")
        json.beginObject()
        for parameter in manifest.parameters {
            json.key(parameter.name)
            switch parameter.value {
            case .number(let number): json.value(number)
            case .text(let text): json.value(text)
            case .flag(let flag): json.value(flag)
            }
        }
        json.endObject()
    }

    private func writeQuality(to json: inout JSONWriter) {
        let evaluation = manifest.evaluation
        json.key("inertia")
        json.value(evaluation.inertia)
        for (name, measure) in [
            ("silhouette", evaluation.silhouette), ("davies_bouldin", evaluation.daviesBouldin),
            ("calinski_harabasz", evaluation.calinskiHarabasz),
        ] {
            json.key(name)
            if let measure { json.value(measure) } else { json.null() }
        }
        if let counts = evaluation.counts {
            json.key("k_table")
            json.value(counts)
        }
        guard let density = evaluation.density else { return }
        json.key("dbscan")
        json.beginObject()
        for (name, count) in [
            ("core_points", density.corePoints), ("border_points", density.borderPoints),
            ("noise_points", density.noisePoints), ("clusters", density.clusters),
        ] {
            json.key(name)
            json.value(count)
        }
        json.endObject()
    }

    private func writeConfidence(to json: inout JSONWriter) {
        json.key("confidence")
        guard let bootstrap = manifest.evaluation.bootstrap else { return json.null() }
        json.beginObject()
        json.key("method")
        json.value(bootstrap.calibration.method.rawValue)
        json.key("refits")
        json.value(bootstrap.refits)
        for (name, figure) in [
            ("expected_calibration_error", bootstrap.calibration.expectedCalibrationError),
            ("brier_score", bootstrap.calibration.brierScore),
            ("constant_brier_score", bootstrap.calibration.constantBrierScore),
            ("adjusted_rand_index", bootstrap.adjustedRandIndex),
        ] {
            json.key(name)
            json.value(figure)
        }
        json.endObject()
    }

    private func writeSegments(to json: inout JSONWriter) {
        json.key("segments")
        json.beginArray()
        for profile in model.profiles {
            json.beginObject()
            json.key("cluster")
            json.value(profile.cluster)
            json.key("name")
            json.value(model.segmenter.segments[profile.cluster].name)
            json.key("customers")
            json.value(profile.count)
            json.key("share")
            json.value(profile.share)
            if let stability = manifest.evaluation.bootstrap?.stability[profile.cluster] {
                json.key("stability")
                json.value(stability.jaccard)
            }
            json.key("means")
            json.beginObject()
            for (feature, statistics) in zip(features, profile.statistics) {
                guard case .number(let mean, _, _, _, _) = statistics else { continue }
                json.key(feature.name)
                json.value(mean)
            }
            json.endObject()
            json.endObject()
        }
        json.endArray()
    }
}
