import JSON

/// `GET /health`, `/health/live` and `/health/ready`: whether the process works and wants work.
enum HealthEndpoint {
    static func write(_ status: ServiceStatus, to json: inout JSONWriter) {
        json.beginObject()
        json.member("status", status.isDraining ? "draining" : "ok")
        json.member("models_loaded", status.catalog.models.count)
        json.member("models", status.catalog.models.map(\.name))
        json.member("version", ServiceIdentity.version)
        json.figure("uptime_seconds", status.uptimeSeconds)
        json.endObject()
    }

    static func writeLive(to json: inout JSONWriter) {
        json.beginObject()
        json.member("status", "ok")
        json.endObject()
    }
}

/// What the health of the service depends on.
struct ServiceStatus {
    let catalog: ModelCatalog
    let isDraining: Bool
    let uptimeSeconds: Double
}
