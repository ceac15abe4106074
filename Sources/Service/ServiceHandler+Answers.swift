import HTTP1
import JSON
import ModelBundle
import Segmentation

/// Answers that need no body.
extension ServiceHandler {
    /// Answers the request for `match` at once.
    func answer(_ match: RouteTable.Match, _ head: RequestHead, _ response: inout Response) throws(Problem) {
        switch match.endpoint {
        case .index: write(&response) { IndexEndpoint.write(catalog, table, to: &$0) }
        case .live: write(&response) { HealthEndpoint.writeLive(to: &$0) }
        case .health, .ready:
            if isDraining, match.endpoint == .ready { response.status = .serviceUnavailable }
            let status = ServiceStatus(catalog: catalog, isDraining: isDraining, uptimeSeconds: uptime())
            write(&response) { HealthEndpoint.write(status, to: &$0) }
        case .contract: ContractEndpoint.write(head, to: &response)
        case .dashboard: DashboardEndpoint.writePage(head, to: &response)
        case .dashboardFile: try DashboardEndpoint.write(parameter(of: head, match), head, to: &response)
        case .swaggerUI, .swaggerUIAlias: DocumentationEndpoint.write(documentation.swagger, to: &response)
        case .redoc: DocumentationEndpoint.write(documentation.redoc, to: &response)
        case .docsFile:
            try DocumentationEndpoint.write(parameter(of: head, match), of: documentation, head, to: &response)
        case .metrics:
            telemetry.sending()
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
        case .analyticsCustomers:
            let query = QueryParameters(head.query)
            try query.check(knowing: CustomerPage.parameters)
            let model = try model(query, .rfm)
            let page = try CustomerPage(query, of: model)
            write(&response) { AnalyticsEndpoint.write(page, of: model, to: &$0) }
        case .models:
            try QueryParameters(head.query).check(knowing: [])
            write(&response) { ModelsEndpoint.writeList(catalog, to: &$0) }
        case .model:
            try QueryParameters(head.query).check(knowing: [])
            let model = try pathModel(of: head, match)
            write(&response) { ModelsEndpoint.write(model, in: catalog, to: &$0) }
        case .modelMap:
            let map = try MapEndpoint(QueryParameters(head.query), of: pathModel(of: head, match))
            write(&response) { map.write(to: &$0) }
        case .inferenceServer, .inferenceLive, .inferenceReady, .inferenceModel, .inferenceModelReady,
            .inferenceVersion, .inferenceVersionReady:
            try answerInference(match, head, &response)
        case .predict, .segment, .modelPredict, .score, .infer, .inferVersion, .reload, .rollback:
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
        let id = parameter(of: head, match)
        let customer = try AnalyticsEndpoint.customer(id, of: model)
        write(&response) { AnalyticsEndpoint.write(customer, of: model, to: &$0) }
    }

    func write(_ response: inout Response, _ body: (inout JSONWriter) -> Void) {
        response.contentType = "application/json"
        response.body.writeJSON(body)
    }
}
