import Bytes
package import HTTP1
import JSON
import ModelBundle
import Scoring

/// Answers the service's requests: one per event loop, with memory and models of its own.
package final class ServiceHandler: RequestHandler {
    /// The models that are served; replaced whole by a reload, between two requests.
    package var catalog: ModelCatalog {
        get { served.value }
        set {
            served.value = newValue
            telemetry.serve(newValue)
        }
    }
    private let served: Exclusive<ModelCatalog>
    let table = RouteTable.service
    private let limits: HTTPLimits
    /// What requests must show; nil where they need show nothing, so that the hot path asks no more than that.
    package var access: AccessRules? {
        get { rules.value }
        set { rules.value = newValue }
    }
    private let rules: Exclusive<AccessRules?>
    private let shedding: Exclusive<LoadShedding?>
    /// Seconds since the service started.
    let uptime: @Sendable () -> Double
    let telemetry: LoopTelemetry
    let documentation: Documentation
    /// Room for streams' answers until their requests have been read; nil where they begin before.
    let heldAnswers: HeldAnswers?
    var isDraining = false
    private let scorer = Exclusive(Scorer())

    /// Makes a handler that serves `catalog`.
    ///
    /// - Parameters:
    ///   - limits: how large bodies may be.
    ///   - telemetry: where what it does is noted.
    ///   - access: what requests must show; nil for nothing.
    ///   - longestTurn: how long a turn of the loop may take before requests are told to come back later; nil for any.
    ///   - documentation: the pages that show the contract.
    ///   - heldAnswers: room for streams' answers until their requests have been read; nil where they begin before.
    ///   - uptime: gives the seconds since the service started.
    package init(
        catalog: ModelCatalog, limits: HTTPLimits, telemetry: Telemetry, access: AccessRules? = nil,
        longestTurn: Duration? = nil, documentation: Documentation = Documentation(),
        heldAnswers: HeldAnswers? = nil,
        uptime: @escaping @Sendable () -> Double
    ) {
        served = Exclusive(catalog)
        self.limits = limits
        self.documentation = documentation
        self.heldAnswers = heldAnswers
        self.uptime = uptime
        self.telemetry = LoopTelemetry(telemetry)
        rules = Exclusive(access)
        shedding = Exclusive(longestTurn.map(LoadShedding.init(limit:)))
        self.telemetry.serve(catalog)
    }

    package func drainingBegan() { isDraining = true }

    package func didAnswer(_ record: AnswerRecord) { telemetry.answered(record) }

    package func didAnswer(_ record: AnswerRecord, by stream: any RequestStream) {
        telemetry.answered(record, by: stream)
    }

    package func didAbandon() { telemetry.abandoned() }

    package func plan(for head: RequestHead, response: inout Response) -> RequestPlan {
        do throws(Problem) {
            let plan = try planned(head, &response)
            if case .answered = plan { answering(head, &response) } else { telemetry.awaiting() }
            return plan
        } catch {
            answering(head, &response)
            telemetry.write(error, instance: head.path.text, to: &response)
            return .answered
        }
    }

    package func respond(to head: RequestHead, body: Span<UInt8>, response: inout Response) {
        telemetry.responding(to: head, &response)
        rules.value?.share(head, &response)
        do throws(Problem) {
            if Route.Endpoint.takesTensors(response.route) { return try infer(head, body, &response) }
            let (model, details) = try scoring(head, route: response.route)
            try score(body, with: model, details, &response)
        } catch {
            telemetry.write(error, instance: head.path.text, to: &response)
        }
    }

    package func refuse(_ refusal: Refusal, of head: RequestHead, response: inout Response) {
        telemetry.refuse(refusal, of: head, &response)
        rules.value?.share(head, &response)
    }

    package func refuse(_ refusal: Refusal, path: Span<UInt8>, response: inout Response) {
        telemetry.refuse(refusal, path: path, &response)
    }

    package func answersComposed() { telemetry.sending() }

    package func turnEnded(now: Timestamp) -> Timestamp {
        shedding.value?.turnEnded(now, now: telemetry.shared.clock())
        return telemetry.turnEnded(now: now)
    }

    /// Goes on in a new file where that of the access log was renamed.
    package func reopenAccessLog() { telemetry.reopenAccessLog() }

    private func answering(_ head: RequestHead, _ response: inout Response) {
        telemetry.answering(head, &response)
        rules.value?.share(head, &response)
    }

    private func planned(_ head: RequestHead, _ response: inout Response) throws(Problem) -> RequestPlan {
        guard let match = try table.route(of: head, &response) else { return .answered }
        try shed(match.endpoint)
        try rules.value?.admit(head, to: match.endpoint, now: telemetry.shared.clock())
        if match.methods == .post {
            try ContentRules.check(head)
            if match.endpoint == .score { return .stream(try scoreStream(head, &response)) }
            if !Route.Endpoint.takesTensors(match.endpoint.rawValue)
                || head.header(InferenceProtocol.headerLengthField) == nil
            {
                try ContentRules.checkJSON(head)
            }
            return .collect(limit: limits.bodyBytes)
        }
        try answer(match, head, &response)
        return .answered
    }

    /// Turns a request away where the loop lags behind.
    private func shed(_ endpoint: Route.Endpoint) throws(Problem) {
        do throws(Problem) {
            try shedding.value?.admit(to: endpoint)
        } catch {
            telemetry.shed()
            throw error
        }
    }

    private func score(
        _ body: Span<UInt8>, with model: ServedModel, _ details: AnswerDetails, _ response: inout Response
    ) throws(Problem) {
        response.contentType = "application/json"
        do throws(ScoringError) {
            try scorer.value.score(body, with: model.scorer, details: details, into: &response.body)
            telemetry.count(scorer.value, by: model)
        } catch {
            switch error {
            case .malformed(let message): throw Problem(.badRequest, "the body is \(message)")
            case .invalid(let issues, hasMore: false):
                throw Problem(
                    .unprocessableContent, "the body has \(issues.count) value(s) that cannot be scored",
                    errors: issues)
            case .invalid(let issues, hasMore: true):
                throw Problem(
                    .unprocessableContent,
                    "the body has more than \(issues.count) values that cannot be scored; these are the first",
                    errors: issues)
            }
        }
    }
}
