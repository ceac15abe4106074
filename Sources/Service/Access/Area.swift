/// Routes that are opened and closed together.
package enum Area: String, Sendable, CaseIterable {
    /// Whether the service works and wants work.
    case health
    case metrics
    /// What the service is and how it is asked.
    case docs
    /// Putting customers into segments: needs a key of the scope `predict`.
    case predict
    /// The customers a model was trained on: needs a key of the scope `analytics`.
    case analytics
    /// What models there are and what their segments mean: any key will do.
    case models

    /// Those that may be open to requests without a key.
    package static let openable: [Area] = [.health, .metrics, .docs]

    /// Those that a key is for.
    static let scopes: [Area] = [.predict, .analytics]

    /// The area of `endpoint`.
    init(of endpoint: Route.Endpoint) {
        switch endpoint {
        case .health, .live, .ready, .inferenceLive, .inferenceReady: self = .health
        case .metrics: self = .metrics
        case .index, .contract, .dashboard, .dashboardFile, .swaggerUI, .swaggerUIAlias, .redoc, .docsFile:
            self = .docs
        case .predict, .segment, .modelPredict, .score, .infer, .inferVersion: self = .predict
        case .clustersSummary, .analyticsOverview, .analyticsSegments, .analyticsSummary, .analyticsCustomer,
            .analyticsCustomers, .modelMap:
            self = .analytics
        case .segments, .clusters, .models, .model, .inferenceServer, .inferenceModel, .inferenceModelReady,
            .inferenceVersion, .inferenceVersionReady, .reload, .rollback:
            self = .models
        }
    }
}
