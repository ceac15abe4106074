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
        case inferenceVersion, inferenceVersionReady, inferVersion

        /// Whether tensors are sent to the endpoint with this number.
        static func takesTensors(_ number: Int) -> Bool { number == infer.rawValue || number == inferVersion.rawValue }
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
    /// The path; a component in braces stands for any one component. There are two of them at most.
    package let pattern: String
    /// What it gives, for the list of endpoints.
    package let summary: String
    /// The path, or what comes before the brace.
    let fixed: [UInt8]
    /// What comes behind each component in braces; empty where there is none.
    let tails: [[UInt8]]

    init(_ endpoint: Endpoint, _ methods: Methods, _ pattern: String, _ summary: String) {
        self.endpoint = endpoint
        self.methods = methods
        self.pattern = pattern
        self.summary = summary
        fixed = Array(pattern.utf8.prefix { $0 != UInt8(ascii: "{") })
        tails = pattern.utf8.split(separator: UInt8(ascii: "}"), omittingEmptySubsequences: false).dropFirst().map {
            Array($0.prefix { $0 != UInt8(ascii: "{") })
        }
    }
}
