import JSON
import ModelBundle
import Scoring
import Segmentation

/// `GET /models` and `GET /models/{name}`: what is loaded, what each model looks at, how it was made, how good it is.
enum ModelsEndpoint {
    static func writeList(_ catalog: ModelCatalog, to json: inout JSONWriter) {
        json.beginObject()
        json.key("models")
        json.beginArray()
        for model in catalog.models {
            json.beginObject()
            json.summary(of: model, in: catalog)
            json.member("assignment", model.loaded.manifest.assignment.rawValue)
            json.member("created_at", model.loaded.manifest.createdAt)
            json.member("features", model.loaded.segmenter.encoder.schema.features.map(\.name))
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    static func write(_ model: ServedModel, in catalog: ModelCatalog, to json: inout JSONWriter) {
        let loaded = model.loaded
        json.beginObject()
        json.members(of: loaded.manifest)
        json.member("default", catalog.defaultModel(for: model.kind) === model)
        json.member("identifier", loaded.segmenter.encoder.schema.identifier)
        json.key("features")
        json.beginArray()
        for feature in loaded.segmenter.encoder.schema.features { write(feature, to: &json) }
        json.endArray()
        json.key("segments")
        json.beginArray()
        for profile in loaded.profiles {
            json.beginObject()
            json.members(of: profile, in: loaded)
            json.key("stability")
            json.value(loaded.manifest.evaluation.bootstrap?.stability[profile.cluster])
            json.endObject()
        }
        json.endArray()
        json.member("customer_table", contents(of: loaded.customers).rawValue)
        json.endObject()
    }

    private static func contents(of table: CustomerTable?) -> CustomerTable.Contents {
        table.map { $0.columns.isEmpty ? .labels : .features } ?? .none
    }

    private static func write(_ feature: Feature, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", feature.name)
        json.member("column_aliases", feature.columnAliases)
        switch feature.kind {
        case .number(let domain):
            json.member("kind", "number")
            json.member("unit", feature.unit)
            json.member("minimum", domain.minimum)
            json.key("training_range")
            json.value([domain.trainingRange.lowerBound, domain.trainingRange.upperBound])
            json.member("fill_value", feature.fillValue)
        case .category(let encoding):
            json.member("kind", "category")
            json.member("categories", encoding.categories)
            json.key("aliases")
            json.beginObject()
            for alias in encoding.aliases { json.member(alias.spelling, alias.category) }
            json.endObject()
            json.member("unknown_categories", encoding.unknownPolicy.rawValue)
            json.member("fill_value", feature.category(Int(feature.fillValue)))
        }
        json.member("required", feature.isRequired)
        json.member("actionable", feature.isActionable)
        json.member("transform", feature.transform.kind.rawValue)
        json.endObject()
    }
}
