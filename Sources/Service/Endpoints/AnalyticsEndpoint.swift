import HTTP1
import JSON
import ModelBundle
import Segmentation

/// `GET /analytics/…`: the customers that a model was trained on, in total, by segment, by feature and one by one.
enum AnalyticsEndpoint {
    static func writeOverview(_ model: ServedModel, to json: inout JSONWriter) {
        let loaded = model.loaded
        let overall = loaded.overall
        json.beginObject()
        json.member("model", model.name)
        json.member("trained_at", loaded.manifest.createdAt)
        json.member("reference_date", loaded.manifest.trainingData.referenceDate)
        json.member("total_customers", overall.count)
        if model.kind == .rfm { json.figure("total_revenue", totalMonetary(loaded)) }
        json.member("total_segments", loaded.profiles.count)
        json.member("anomalies", overall.anomalies)
        json.figure("anomaly_share", overall.anomalies.map { Double($0) / Double(max(overall.count, 1)) })
        json.features("typical", of: loaded.segmenter.encoder.schema) { json, index, feature in
            json.typical(overall.statistics[index], of: feature)
        }
        json.key("segments")
        json.beginArray()
        for profile in loaded.profiles {
            json.beginObject()
            json.members(of: profile, in: loaded)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    static func writeSegments(_ model: ServedModel, to json: inout JSONWriter) {
        let loaded = model.loaded
        json.beginObject()
        json.member("model", model.name)
        json.key("segments")
        json.beginArray()
        for profile in loaded.profiles {
            json.beginObject()
            json.members(of: profile, in: loaded)
            json.member("anomalies", profile.anomalies)
            json.features("mean", of: loaded.segmenter.encoder.schema) { json, index, feature in
                json.typical(profile.statistics[index], of: feature)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    static func writeSummary(_ model: ServedModel, to json: inout JSONWriter) {
        let loaded = model.loaded
        json.beginObject()
        json.member("model", model.name)
        json.member("customers", loaded.overall.count)
        json.features("features", of: loaded.segmenter.encoder.schema) { json, index, feature in
            json.value(loaded.overall.statistics[index], of: feature)
        }
        json.endObject()
    }

    /// A customer's row in the table it stands in.
    struct Customer {
        let table: CustomerTable
        let row: Int
    }

    /// The training customers of `model`.
    ///
    /// - Throws: a 404 problem when the model keeps none.
    static func table(of model: ServedModel) throws(Problem) -> CustomerTable {
        guard let table = model.loaded.customers else {
            throw Problem(.notFound, "the model \"\(model.name)\" keeps no table of its training customers")
        }
        return table
    }

    /// Looks a training customer up.
    ///
    /// - Throws: a 404 problem when the model keeps no customers or has none with this id.
    static func customer(_ id: String, of model: ServedModel) throws(Problem) -> Customer {
        let table = try table(of: model)
        guard let row = table.row(of: id) else {
            throw Problem(
                .notFound,
                "the model \"\(model.name)\" was trained on no customer \"\(id)\"" + SimilarID.hint(for: id, in: table))
        }
        return Customer(table: table, row: row)
    }

    static func write(_ customer: Customer, of model: ServedModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("model", model.name)
        let segment = writeMembers(of: customer.row, in: customer.table, of: model, to: &json)
        json.member("recommended_offers", segment.recommendedOffers)
        json.endObject()
    }

    static func write(_ page: CustomerPage, of model: ServedModel, to json: inout JSONWriter) {
        json.beginObject()
        json.member("model", model.name)
        json.member("total", page.total)
        json.key("customers")
        json.beginArray()
        if let table = model.loaded.customers {
            for row in page.rows {
                json.beginObject()
                writeMembers(of: row, in: table, of: model, to: &json)
                json.endObject()
            }
        }
        json.endArray()
        json.member("next_cursor", page.nextCursor)
        json.endObject()
    }

    /// Writes what is known of a customer and gives its segment.
    @discardableResult
    private static func writeMembers(
        of row: Int, in table: CustomerTable, of model: ServedModel, to json: inout JSONWriter
    ) -> Segment {
        let labels = table.labels[row]
        let segment = model.loaded.segmenter.segments[labels.cluster]
        json.member("customer_id", table.ids[row])
        json.members(of: segment)
        json.key("features")
        write(row, of: table, schema: model.loaded.segmenter.encoder.schema, to: &json)
        json.member("anomaly", labels.isAnomaly)
        json.member("dbscan_cluster", labels.dbscanCluster)
        return segment
    }

    /// The values kept of a customer; null where the bundle keeps labels only.
    private static func write(_ row: Int, of table: CustomerTable, schema: FeatureSchema, to json: inout JSONWriter) {
        guard !table.columns.isEmpty else { return json.null() }
        json.beginObject()
        for (column, name) in table.columns.enumerated() {
            let value = table.value(row: row, column: column)
            json.key(name)
            if value.isNaN {
                json.null()
            } else if let index = schema.index(of: name), let category = schema.features[index].category(Int(value)) {
                json.value(category)
            } else {
                json.figure(value)
            }
        }
        json.endObject()
    }

    /// The sum of the customers' monetary values: exact from the table, else from their mean.
    private static func totalMonetary(_ loaded: LoadedModel) -> Double? {
        let name = "monetary"
        if let table = loaded.customers, let column = table.columns.firstIndex(of: name) {
            return (0..<table.count).reduce(0) { $0 + table.value(row: $1, column: column) }
        }
        guard let index = loaded.segmenter.encoder.schema.index(of: name),
            case .number(let mean, _, _, _, _) = loaded.overall.statistics[index]
        else { return nil }
        return mean * Double(loaded.overall.count)
    }
}
