import Bytes

/// Every route of the service, in the order of the list at `/`.
package struct RouteTable: Sendable {
    /// The routes.
    package let routes: [Route]

    /// What of a route it takes to answer, and where in the path its parameter stands.
    ///
    /// Not the route itself: its texts would be retained and released for every request.
    struct Match {
        let endpoint: Route.Endpoint
        let methods: Route.Methods
        /// The parameter's bytes within the path, still percent-encoded; empty where the route has none.
        private(set) var parameter = 0..<0
        /// Those of the second parameter.
        private(set) var secondParameter = 0..<0

        init(_ route: Route) { (endpoint, methods) = (route.endpoint, route.methods) }

        /// Takes the next parameter.
        mutating func append(_ place: Range<Int>) {
            if parameter.isEmpty { parameter = place } else { secondParameter = place }
        }
    }

    /// The routes of the service.
    package static let service = RouteTable(
        routes: [
            Route(.predict, .post, "/predict", "Segment of a customer, or of each of an array, from its attributes"),
            Route(.segment, .post, "/segment", "Segment of a customer from recency, frequency and monetary value"),
        ] + upkeep + [
            Route(
                .score, .post, "/score", "Segments of any number of customers: NDJSON or CSV in, the same out, streamed"
            ),
            Route(.segments, .read, "/segments", "The segments with descriptions, characteristics and offers"),
            Route(.clusters, .read, "/clusters", "The clusters with centroids in original units and sizes"),
            Route(
                .clustersSummary, .read, "/clusters/summary",
                "Count, share, mean and median of each feature per segment"),
            Route(.analyticsOverview, .read, "/analytics/overview", "Totals over all training customers"),
            Route(.analyticsSegments, .read, "/analytics/segments", "Counts and mean features per segment"),
            Route(.analyticsSummary, .read, "/analytics/summary", "Spread of each feature over all training customers"),
            Route(
                .analyticsCustomer, .read, "/analytics/customer/{id}",
                "One training customer's segment, features, anomaly flag and DBSCAN cluster"),
            Route(
                .analyticsCustomers, .read, "/analytics/customers",
                "Training customers by segment and anomaly, sorted, page by page"),
            Route(.models, .read, "/models", "The models that are loaded"),
            Route(
                .model, .read, "/models/{name}",
                "One model's features, parameters, training data, quality and segments"),
            Route(
                .modelPredict, .post, "/models/{name}/predict",
                "Segment of a customer, or of each of an array, by any model"),
            Route(
                .modelMap, .read, "/models/{name}/map",
                "The training customers as points along their first principal components"),
            Route(.inferenceServer, .read, "/v2", "The server, as the Open Inference Protocol has it"),
            Route(.inferenceLive, .read, "/v2/health/live", "Whether the process answers"),
            Route(.inferenceReady, .read, "/v2/health/ready", "Whether requests are welcome; 503 while draining"),
            Route(.inferenceModel, .read, "/v2/models/{name}", "A model's tensors"),
            Route(.inferenceModelReady, .read, "/v2/models/{name}/ready", "Whether a model is ready"),
            Route(.infer, .post, "/v2/models/{name}/infer", "Segments of a batch of customers, as tensors"),
            Route(.inferenceVersion, .read, "/v2/models/{name}/versions/{version}", "The tensors of a model's version"),
            Route(
                .inferenceVersionReady, .read, "/v2/models/{name}/versions/{version}/ready",
                "Whether a model's version is ready"),
            Route(
                .inferVersion, .post, "/v2/models/{name}/versions/{version}/infer",
                "Segments of a batch of customers, as tensors, by a model's version"),
            Route(.contract, .read, "/openapi.yaml", "This API as OpenAPI 3.0"),
            Route(.swaggerUI, .read, "/docs", "This API in Swagger UI, to read and to try, for a browser"),
            Route(.swaggerUIAlias, .read, "/apidocs", "The same page"),
            Route(.redoc, .read, "/redoc", "This API in Redoc, for a browser"),
            Route(.docsFile, .read, "/docs/{file}", "What these pages load"),
            Route(.dashboard, .read, "/ui", "The dashboard, for a browser"),
            Route(.dashboardFile, .read, "/ui/{file}", "What it loads"),
        ])

    /// The routes of the administration's own listener.
    package static let admin = RouteTable(
        routes: upkeep + [
            Route(.reload, .post, "/admin/reload", "Reads the bundles again and serves them, if all are good"),
            Route(.rollback, .post, "/admin/rollback", "Serves what was served before the last reload"),
        ])

    /// The routes of both listeners.
    private static let upkeep = [
        Route(.index, .read, "/", "The service, its models and its endpoints"),
        Route(.health, .read, "/health", "Status, models loaded and uptime"),
        Route(.live, .read, "/health/live", "Whether the process answers"),
        Route(.ready, .read, "/health/ready", "Whether new requests are welcome; 503 while draining"),
        Route(.metrics, .read, "/metrics", "Counters and latencies in Prometheus' text format"),
    ]

    /// The route of `path`, compared byte by byte; a parameter is one component that is not empty. A path that has no
    /// route so may have one by ``matchEscaped(_:)``.
    func match(_ path: Span<UInt8>) -> Match? {
        for index in routes.indices {
            let length = routes[index].fixed.count
            guard path.count >= length, path.count == length || !routes[index].tails.isEmpty,
                Self.has(routes[index].fixed, at: 0, of: path)
            else { continue }
            let match = match(routes[index], behind: length, in: path) { part, start in
                path.count - start >= part.count && Self.has(part, at: start, of: path) ? start + part.count : nil
            }
            if let match { return match }
        }
        return matchEscaped(path)
    }

    /// The match of `route`, whose fixed part ends at `start`; nil where what follows is not what the route has.
    ///
    /// - Parameter end: where a part ends that stands at a place; nil where it does not stand there.
    func match(
        _ route: Route, behind start: Int, in path: Span<UInt8>, end: (_ part: [UInt8], _ start: Int) -> Int?
    ) -> Match? {
        var match = Match(route)
        var place = start
        for tail in route.tails {
            let first = place
            while place < path.count, path[place] != UInt8(ascii: "/") { place += 1 }
            guard place > first, let next = end(tail, place) else { return nil }
            match.append(first..<place)
            place = next
        }
        return place == path.count ? match : nil
    }

    private static func has(_ part: [UInt8], at start: Int, of path: Span<UInt8>) -> Bool {
        path.extracting(start..<(start + part.count)).hasSameBytes(as: part.span)
    }
}
