import Bytes
import HTTP1
import ModelBundle
import Segmentation

extension Metrics {
    /// Appends all metrics in Prometheus' text format.
    func write(_ catalog: ModelCatalog, to output: inout ByteBuffer) {
        let loops = loops
        var text = PrometheusText()
        writeRequests(loops, to: &text)
        writeDurations(loops, to: &text)
        writeTraffic(loops, to: &text)
        writeConnections(loops, to: &text)
        writePredictions(to: &text)
        writeIdentity(catalog, to: &text)
        Self.write(ProcessFigures(), to: &text)
        output.append(contentsOf: text.buffer)
    }

    /// The routes by the number they are counted under; the empty one is for what no route answered.
    private static var patterns: [(number: Int, pattern: String, principal: String)] {
        let service = RouteTable.service.routes
        let own = Set(service.map(\.endpoint))
        let routes = service + RouteTable.admin.routes.filter { !own.contains($0.endpoint) }
        return [(0, "", "")] + routes.map { ($0.endpoint.rawValue, $0.pattern, "\($0.methods.principal)") }
    }

    private func writeRequests(_ loops: [LoopMetrics], to text: inout PrometheusText) {
        text.begin(
            "segmentation_http_requests_total", .counter,
            "Requests answered, by route, method and class of status; no route where none matched.")
        let methods = [""] + Method.allCases.map { "\($0.name)" }
        for route in Self.patterns {
            for (method, name) in methods.enumerated() {
                for statusClass in 0..<LoopMetrics.statusClasses {
                    let count = loops.reduce(0) {
                        $0 + $1.requests(route: route.number, method: method, statusClass: statusClass)
                    }
                    // What a route is there for is shown from the start, so that its first request is seen as a rise.
                    guard count > 0 || statusClass == 0 && !name.isEmpty && name == route.principal else { continue }
                    text.sample(
                        count, [("route", route.pattern), ("method", name), ("status", "\(statusClass + 2)xx")])
                }
            }
        }
    }

    private func writeDurations(_ loops: [LoopMetrics], to text: inout PrometheusText) {
        text.begin(
            "segmentation_http_request_duration_seconds", .histogram,
            "From the moment the loop learnt that a request's head was there to its answer being composed.")
        let bounds = DurationBuckets().bounds
        for route in Self.patterns {
            var count: UInt64 = 0
            for bucket in 0..<DurationBuckets.count {
                count += loops.reduce(0) { $0 + $1.answers(route: route.number, bucket: bucket) }
                var bound = "+Inf"
                if bucket < DurationBuckets.boundedCount { bound = "\(Double(bounds[bucket]) / 1e9)" }
                text.sample(count, [("route", route.pattern), ("le", bound)], suffix: "_bucket")
            }
            let nanoseconds = loops.reduce(0) { $0 + $1.nanoseconds(route: route.number) }
            text.sample(Double(nanoseconds) / 1e9, [("route", route.pattern)], suffix: "_sum")
            text.sample(count, [("route", route.pattern)], suffix: "_count")
        }
    }

    private func writeTraffic(_ loops: [LoopMetrics], to text: inout PrometheusText) {
        func total(_ total: LoopMetrics.Total) -> UInt64 { loops.reduce(0) { $0 + $1.total(total) } }
        text.begin("segmentation_http_received_bytes_total", .counter, "Bytes of the bodies of requests.")
        text.sample(total(.received))
        text.begin("segmentation_http_sent_bytes_total", .counter, "Bytes of answers, heads included.")
        text.sample(total(.sent))
        text.begin(
            "segmentation_http_refused_total", .counter,
            "Requests refused for breaking a rule of the protocol, a limit or a deadline, or turned away under load.")
        for reason in RefusalReason.allCases {
            text.sample(loops.reduce(0) { $0 + $1.refusals(reason) }, [("reason", reason.label)])
        }
        text.begin(
            "segmentation_http_abandoned_total", .counter, "Requests whose connection was lost before their answer.")
        text.sample(total(.abandoned))
        text.begin(
            "segmentation_access_log_dropped_total", .counter, "Lines the access log could not write and gave up.")
        text.sample(total(.droppedLines))
    }

    private func writeConnections(_ loops: [LoopMetrics], to text: inout PrometheusText) {
        func total(_ total: LoopMetrics.Total) -> UInt64 { loops.reduce(0) { $0 + $1.total(total) } }
        // Ends first: read the other way round, a request begun and ended in between would count as minus one.
        let over = total(.ended) + total(.abandoned)
        let busy = max(total(.begun), over) - over
        text.begin(
            "segmentation_http_requests_in_flight", .gauge,
            "Requests whose answer waits for their body or for its own parts.")
        text.sample(busy)
        guard let connections else { return }
        let open = UInt64(max(0, connections.open))
        text.begin("segmentation_connections", .gauge, "Connections, busy with a request in flight or idle.")
        text.sample(min(busy, open), [("state", "busy")])
        text.sample(max(open, busy) - busy, [("state", "idle")])
        text.begin("segmentation_connections_limit", .gauge, "Connections served at most.")
        text.sample(UInt64(max(0, connections.limit)))
    }

    private func writePredictions(to text: inout PrometheusText) {
        let models = Dictionary(grouping: predictions, by: \.model).sorted { $0.key < $1.key }
        text.begin("segmentation_predictions_total", .counter, "Customers given a segment, by model and segment.")
        for (model, counters) in models {
            var bySegment: [String: UInt64] = [:]
            for counter in counters {
                for (cluster, segment) in counter.segments.enumerated() {
                    bySegment[segment, default: 0] += counter.predictions(cluster: cluster)
                }
            }
            for (segment, count) in bySegment.sorted(by: { $0.key < $1.key }) {
                text.sample(count, [("model", model), ("segment", segment)])
            }
        }
        text.begin("segmentation_anomalies_total", .counter, "Customers flagged as anomalies, by model.")
        for (model, counters) in models {
            text.sample(counters.reduce(0) { $0 + $1.anomalies }, [("model", model)])
        }
    }

    private func writeIdentity(_ catalog: ModelCatalog, to text: inout PrometheusText) {
        text.begin("segmentation_build_info", .gauge, "The version of the service and of the Swift that compiled it.")
        text.information([("version", ServiceIdentity.version), ("swift", ServiceIdentity.swiftVersion)])
        text.begin("segmentation_model_info", .gauge, "The models served.")
        for model in catalog.models {
            text.information([
                ("model", model.name), ("kind", model.kind.rawValue),
                ("trained_at", model.loaded.manifest.createdAt),
            ])
        }
    }

    private static func write(_ process: ProcessFigures, to text: inout PrometheusText) {
        text.begin("process_cpu_seconds_total", .counter, "Processor time in user and kernel mode.")
        text.sample(process.cpuSeconds)
        func gauge(_ name: StaticString, _ help: StaticString, _ value: UInt64?) {
            guard let value else { return }
            text.begin(name, .gauge, help)
            text.sample(value)
        }
        gauge("process_resident_memory_bytes", "Memory in use.", process.residentBytes)
        gauge("process_virtual_memory_bytes", "Memory reserved.", process.virtualBytes)
        gauge("process_open_fds", "Descriptors in use.", process.openDescriptors)
        gauge("process_max_fds", "Descriptors allowed.", process.maximumDescriptors)
        gauge("process_threads", "Threads.", process.threads)
        if let start = process.startSeconds {
            text.begin("process_start_time_seconds", .gauge, "When the process started, since the start of 1970.")
            text.sample(start)
        }
    }
}
