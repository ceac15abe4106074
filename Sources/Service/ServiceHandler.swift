import Bytes
package import HTTP1
import JSON
import ModelBundle
import Scoring
import Segmentation

/// Answers the service's requests: one per event loop, with memory and models of its own.
package final class ServiceHandler: RequestHandler {
    /// The models that are served; replaced whole by a reload, between two requests.
    package var catalog: ModelCatalog {
        didSet { telemetry.serve(catalog) }
    }
    private let table = RouteTable.service
    private let limits: HTTPLimits
    /// Seconds since the service started.
    private let uptime: @Sendable () -> Double
    private let telemetry: LoopTelemetry
    private var isDraining = false
    private var scorer = Scorer()

    /// Makes a handler that serves `catalog`.
    ///
    /// - Parameters:
    ///   - limits: how large bodies may be.
    ///   - telemetry: where what it does is noted.
    ///   - uptime: gives the seconds since the service started.
    package init(
        catalog: ModelCatalog, limits: HTTPLimits, telemetry: Telemetry, uptime: @escaping @Sendable () -> Double
    ) {
        self.catalog = catalog
        self.limits = limits
        self.uptime = uptime
        self.telemetry = LoopTelemetry(telemetry)
        self.telemetry.serve(catalog)
    }

    package func drainingBegan() { isDraining = true }

    package func didAnswer(_ record: AnswerRecord) { telemetry.answered(record) }

    package func didAbandon() { telemetry.abandoned() }

    package func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        do throws(Problem) {
            let plan = try planned(head, &response)
            if case .answered = plan { telemetry.answering(head, &response) } else { telemetry.awaiting() }
            return plan
        } catch {
            telemetry.answering(head, &response)
            telemetry.write(error, instance: head.path.text, to: &response)
            return .answered
        }
    }

    package func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        telemetry.responding(to: head, &response)
        do throws(Problem) {
            let kind: Segmenter.Kind = response.route == Route.Endpoint.segment.rawValue ? .rfm : .attributes
            let model = try scoringModel(for: head, kind)
            try Self.score(body, with: model, by: &scorer, telemetry, &response)
        } catch {
            telemetry.write(error, instance: head.path.text, to: &response)
        }
    }

    package func refuse(_ refusal: Refusal, of head: RequestHead, response: inout Response) {
        telemetry.refuse(refusal, of: head, &response)
    }

    package func refuse(_ refusal: Refusal, response: inout Response) { telemetry.refuse(refusal, &response) }

    package func turnEnded(now: Timestamp) -> Timestamp { telemetry.turnEnded(now: now) }

    /// Goes on in a new file where that of the access log was renamed.
    package func reopenAccessLog() { telemetry.reopenAccessLog() }

    private func planned(_ head: RequestHead, _ response: inout Response) throws(Problem) -> RequestPlan {
        guard let match = try table.route(of: head, &response) else { return .answered }
        if match.methods == .post {
            try Self.checkMediaType(of: head)
            return .collect(limit: limits.bodyBytes)
        }
        try answer(match, head, &response)
        return .answered
    }

    private func answer(_ match: RouteTable.Match, _ head: RequestHead, _ response: inout Response) throws(Problem) {
        switch match.endpoint {
        case .index: write(&response) { IndexEndpoint.write(catalog, table, to: &$0) }
        case .live: write(&response) { HealthEndpoint.writeLive(to: &$0) }
        case .health, .ready:
            if isDraining, match.endpoint == .ready { response.status = .serviceUnavailable }
            let status = ServiceStatus(catalog: catalog, isDraining: isDraining, uptimeSeconds: uptime())
            write(&response) { HealthEndpoint.write(status, to: &$0) }
        case .contract:
            response.contentType = ContractEndpoint.contentType
            ContractEndpoint.append(to: &response.body)
        case .metrics:
            response.contentType = PrometheusText.contentType
            telemetry.shared.metrics.write(catalog, to: &response.body)
        case .segments:
            let model = try model(for: head, .attributes)
            write(&response) { SegmentsEndpoint.write(model, to: &$0) }
        case .clusters:
            let model = try model(for: head, .attributes)
            write(&response) { ClustersEndpoint.write(model, to: &$0) }
        case .clustersSummary, .analyticsOverview, .analyticsSegments, .analyticsSummary:
            let model = try model(for: head, .rfm)
            write(&response) { Self.write(match.endpoint, of: model, to: &$0) }
        case .analyticsCustomer:
            try answerCustomer(match, head, &response)
        case .predict, .segment, .reload, .rollback:
            preconditionFailure("what has a body is answered once it is complete")
        }
    }

    private static func write(_ endpoint: Route.Endpoint, of model: ServedModel, to json: inout JSONWriter) {
        switch endpoint {
        case .clustersSummary: ClustersEndpoint.writeSummary(model, to: &json)
        case .analyticsOverview: AnalyticsEndpoint.writeOverview(model, to: &json)
        case .analyticsSegments: AnalyticsEndpoint.writeSegments(model, to: &json)
        default: AnalyticsEndpoint.writeSummary(model, to: &json)
        }
    }

    private func answerCustomer(
        _ match: RouteTable.Match, _ head: RequestHead, _ response: inout Response
    ) throws(Problem) {
        let model = try model(for: head, .rfm)
        let id = PercentEncoding.decode(head.path.extracting(match.parameter), plusIsSpace: false)
        let customer = try AnalyticsEndpoint.customer(id, of: model)
        write(&response) { AnalyticsEndpoint.write(customer, of: model, to: &$0) }
    }

    // The scorer is lent for the whole of it: each access to a property of a class is checked.
    private static func score(
        _ body: Span<UInt8>, with model: ServedModel, by scorer: inout Scorer, _ telemetry: LoopTelemetry,
        _ response: inout Response
    ) throws(Problem) {
        response.contentType = "application/json"
        do throws(ScoringError) {
            try scorer.score(body, with: model.scorer, into: &response.body)
            telemetry.count(scorer, by: model)
        } catch {
            switch error {
            case .malformed(let message): throw Problem(.badRequest, "the body is no JSON: \(message)")
            case .invalid(let issues):
                throw Problem(
                    .unprocessableContent, "the body has \(issues.count) value(s) that cannot be scored",
                    errors: issues)
            }
        }
    }

    /// The model that scores the request's customers: of `kind`, since body and answer of the route are of that kind.
    private func scoringModel(for head: RequestHead, _ kind: Segmenter.Kind) throws(Problem) -> ServedModel {
        let model = try model(for: head, kind)
        guard model.kind == kind else {
            let path = kind == .rfm ? "/predict" : "/segment"
            throw Problem(
                .notFound,
                "the model \"\(model.name)\" is of the kind \"\(model.kind.rawValue)\"; POST \(path) asks it")
        }
        return model
    }

    /// The model that the request names, or the default of `kind`.
    private func model(for head: RequestHead, _ kind: Segmenter.Kind) throws(Problem) -> ServedModel {
        // Without a query, as on the hot path, there is nothing to take apart.
        let name = head.query.isEmpty ? nil : try QueryParameters(head.query).value("model")
        if let name { return try namedModel(name) }
        guard let model = catalog.defaultModel(for: kind) else {
            throw Problem(
                .notFound,
                "no default model of the kind \"\(kind.rawValue)\" is loaded; name one with ?model=: \(names)")
        }
        return model
    }

    private func namedModel(_ name: String) throws(Problem) -> ServedModel {
        guard let model = catalog.model(named: name) else {
            throw Problem(.notFound, "no model \"\(name)\" is loaded; expected one of \(names)")
        }
        return model
    }

    private var names: String { catalog.models.map(\.name).joined(separator: ", ") }

    private func write(_ response: inout Response, _ body: (inout JSONWriter) -> Void) {
        response.contentType = "application/json"
        response.body.writeJSON(body)
    }

    /// JSON is what a body must be; a request that does not say what it sends is taken to send that.
    private static func checkMediaType(of head: RequestHead) throws(Problem) {
        guard let value = head.header("Content-Type") else { return }
        guard !MediaType.isJSON(value) else { return }
        throw Problem(
            .unsupportedMediaType, "expected Content-Type: application/json, found \(value.quoted(limit: 80))")
    }
}
