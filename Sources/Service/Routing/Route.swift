package import HTTP1

/// What the service can be asked for.
package struct Route: Sendable {
    /// The endpoints; the raw value is the number that answers are counted under.
    package enum Endpoint: Int, Sendable, CaseIterable {
        case index = 1, health, live, ready, predict, segment, segments, clusters, clustersSummary
        case analyticsOverview, analyticsSegments, analyticsSummary, analyticsCustomer, contract, metrics
        case reload, rollback, dashboard, dashboardFile
        case models, model, modelPredict, analyticsCustomers, score
        case inferenceServer, inferenceLive, inferenceReady, inferenceModel, inferenceModelReady, infer
        case modelMap, swaggerUI, swaggerUIAlias, redoc, docsFile
    }

    /// Which methods a path understands.
    package enum Methods: Sendable {
        /// GET, HEAD and OPTIONS.
        case read
        /// POST and OPTIONS.
        case post

        /// The value of `Allow`.
        package var allowed: StaticString {
            switch self {
            case .read: "GET, HEAD, OPTIONS"
            case .post: "POST, OPTIONS"
            }
        }

        /// Whether `method` is among them.
        package func contains(_ method: Method) -> Bool {
            switch (self, method) {
            case (_, .options), (.read, .get), (.read, .head), (.post, .post): true
            default: false
            }
        }

        /// The method that people use, for the list of endpoints.
        package var principal: StaticString {
            switch self {
            case .read: "GET"
            case .post: "POST"
            }
        }
    }

    /// What is asked for.
    package let endpoint: Endpoint
    /// The methods understood.
    package let methods: Methods
    /// The path; a component in braces stands for any one component.
    package let pattern: String
    /// What it gives, for the list of endpoints.
    package let summary: String
    /// The path, or what comes before the brace.
    let fixed: [UInt8]
    /// What comes behind the brace.
    let suffix: [UInt8]
    /// Whether one component follows the fixed part.
    let hasParameter: Bool

    init(_ endpoint: Endpoint, _ methods: Methods, _ pattern: String, _ summary: String) {
        self.endpoint = endpoint
        self.methods = methods
        self.pattern = pattern
        self.summary = summary
        fixed = Array(pattern.utf8.prefix { $0 != UInt8(ascii: "{") })
        hasParameter = fixed.count < pattern.utf8.count
        suffix = hasParameter ? Array(pattern.utf8.drop { $0 != UInt8(ascii: "}") }.dropFirst()) : []
    }
}
