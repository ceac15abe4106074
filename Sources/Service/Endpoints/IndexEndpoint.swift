import JSON
import ModelBundle
import Segmentation

/// `GET /`: what this is, for whoever finds it.
enum IndexEndpoint {
    static func write(_ catalog: ModelCatalog, _ table: RouteTable, to json: inout JSONWriter) {
        json.beginObject()
        json.member("service", ServiceIdentity.name)
        json.member("version", ServiceIdentity.version)
        json.key("models")
        json.beginArray()
        for model in catalog.models {
            json.beginObject()
            json.summary(of: model, in: catalog)
            json.endObject()
        }
        json.endArray()
        json.key("endpoints")
        json.beginArray()
        for route in table.routes {
            json.beginObject()
            json.member("method", "\(route.methods.principal)")
            json.member("path", route.pattern)
            json.member("summary", route.summary)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }
}
