import Bytes
package import HTTP1
import JSON

/// Answers the requests of the administration's own listener: health, metrics, and which models are served.
///
/// It has a loop to itself, so that it answers also while clients hold every connection of the service, and so that
/// reading bundles keeps nobody waiting.
package final class AdminHandler: RequestHandler {
    private let table = RouteTable.admin
    private let store: ModelStore
    private let telemetry: LoopTelemetry
    private let uptime: @Sendable () -> Double
    private var isDraining = false

    /// Makes a handler that governs the models of `store`.
    ///
    /// - Parameters:
    ///   - telemetry: the service's, for its own requests are noted like any other.
    ///   - uptime: gives the seconds since the service started.
    package init(store: ModelStore, telemetry: Telemetry, uptime: @escaping @Sendable () -> Double) {
        self.store = store
        self.telemetry = LoopTelemetry(telemetry)
        self.uptime = uptime
    }

    /// Says from now on that the service is not ready, as it is about to end.
    package func drainingBegan() { isDraining = true }

    package func didAnswer(_ record: AnswerRecord) { telemetry.answered(record) }

    package func didAbandon() { telemetry.abandoned() }

    package func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {
        telemetry.refuse(refusal, path: path, &response)
    }

    package func refuse(_ refusal: Refusal, of head: RequestHead, response: inout Response) {
        telemetry.refuse(refusal, of: head, &response)
    }

    package func turnEnded(now: Timestamp) -> Timestamp { telemetry.turnEnded(now: now) }

    /// Goes on in a new file where that of the access log was renamed.
    package func reopenAccessLog() { telemetry.reopenAccessLog() }

    package func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        do throws(Problem) {
            if let match = try table.route(of: head, &response) {
                if match.methods == .post {
                    telemetry.awaiting()
                    // Nothing is read of it: what to do stands in the path.
                    return .collect(limit: 0)
                }
                answer(match.endpoint, &response)
            }
            telemetry.answering(head, &response)
        } catch {
            telemetry.answering(head, &response)
            telemetry.write(error, instance: head.path.text, to: &response)
        }
        return .answered
    }

    package func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        telemetry.responding(to: head, &response)
        do throws(Problem) {
            let catalog =
                response.route == Route.Endpoint.rollback.rawValue ? try rolledBack() : try reloaded()
            response.contentType = "application/json"
            response.body.writeJSON { json in
                json.beginObject()
                json.member("models", catalog.models.map(\.name))
                json.endObject()
            }
        } catch {
            telemetry.write(error, instance: head.path.text, to: &response)
        }
    }

    private func reloaded() throws(Problem) -> ModelCatalog {
        do throws(ModelCatalog.Failure) {
            return try store.reload()
        } catch {
            throw Problem(.conflict, "the models stay as they were: \(error)")
        }
    }

    private func rolledBack() throws(Problem) -> ModelCatalog {
        guard let catalog = store.rollBack() else {
            throw Problem(.conflict, "there are no former models: none were read since the start or the last rollback")
        }
        return catalog
    }

    private func answer(_ endpoint: Route.Endpoint, _ response: inout Response) {
        let catalog = store.catalog
        response.contentType = "application/json"
        switch endpoint {
        case .metrics:
            telemetry.sending()
            response.contentType = PrometheusText.contentType
            telemetry.shared.metrics.write(catalog, to: &response.body)
        case .live: response.body.writeJSON { HealthEndpoint.writeLive(to: &$0) }
        case .health, .ready:
            if isDraining, endpoint == .ready { response.status = .serviceUnavailable }
            let status = ServiceStatus(catalog: catalog, isDraining: isDraining, uptimeSeconds: uptime())
            response.body.writeJSON { HealthEndpoint.write(status, to: &$0) }
        default: response.body.writeJSON { IndexEndpoint.write(catalog, table, to: &$0) }
        }
    }
}
